<?xml version="1.0" encoding="UTF-8"?>
<!-- Links inside links cannot be: a linked element that holds others has its own link in one piece of it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:mode name="t:linked" on-no-match="fail"/>
  <xsl:mode name="tp:piece" on-no-match="fail"/>

  <xsl:template match="node()" mode="t:linked" as="node()*" priority="-10">
    <xsl:apply-templates select="." mode="t:html"/>
  </xsl:template>

  <!-- Whether an element holds something that becomes a link of its own. -->
  <xsl:function name="t:holds-links" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $part in $element/descendant::* satisfies t:is-link($part)"/>
  </xsl:function>

  <xsl:function name="t:is-link" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="tp:is-link"/>
  </xsl:function>

  <xsl:mode name="tp:is-link" on-no-match="fail"/>
  <xsl:template match="*" mode="tp:is-link" as="xs:boolean"><xsl:sequence select="false()"/></xsl:template>
  <xsl:template mode="tp:is-link" as="xs:boolean" match="
      *[@a:note] | ref[@target] | ptr[@target] | note[@a:id] | app | bibl | pb | choice | *[@a:app]
      | *[@a:kind = ('m', 'date')]">
    <xsl:sequence select="true()"/>
  </xsl:template>

  <!-- A linked element: one link. One that holds links or blocks has its link on its first piece that is
       neither, a reference on each; the script answers to the rest of it. Where there is no piece, data-entry says
       where it leads. -->
  <xsl:function name="t:link" visibility="public" as="element()+">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:choose>
      <xsl:when test="t:holds-blocks($element) or t:holds-links($element)">
        <xsl:variable name="linked" as="node()*" select="$element/node()[tp:is-piece(.)][position() = 1 or $element/self::ref]"/>
        <xsl:element name="{t:flow($element, 'span')}">
          <xsl:sequence select="t:place($element, $classes)"/>
          <xsl:if test="empty($linked)"><xsl:attribute name="data-entry" select="$href"/></xsl:if>
          <xsl:apply-templates select="$element/node()" mode="tp:piece">
            <xsl:with-param name="href" select="$href" tunnel="yes"/>
            <xsl:with-param name="linked" select="$linked" tunnel="yes"/>
          </xsl:apply-templates>
          <xsl:apply-templates select="$element/@a:app" mode="t:html"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$href}">
          <xsl:sequence select="t:place($element, $classes)"/>
          <xsl:apply-templates select="$element/node()" mode="t:html"/>
        </a>
        <xsl:apply-templates select="$element/@a:app" mode="t:html"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether a part of a linked element has words, and no link of its own. -->
  <xsl:function name="tp:is-piece" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:apply-templates select="$node" mode="tp:is-piece"/>
  </xsl:function>

  <xsl:mode name="tp:is-piece" on-no-match="fail"/>
  <xsl:template match="comment() | processing-instruction()" mode="tp:is-piece" as="xs:boolean"><xsl:sequence select="false()"/></xsl:template>
  <xsl:template match="text() | *" mode="tp:is-piece" as="xs:boolean"><xsl:sequence select="matches(., '[\p{L}\p{N}]')"/></xsl:template>
  <xsl:template match="*[t:is-link(.) or t:holds-links(.) or t:is-block(.) or t:holds-blocks(.) or self::lb or self::gap]" mode="tp:is-piece" as="xs:boolean">
    <xsl:sequence select="false()"/>
  </xsl:template>
  <xsl:template match="choice[not(t:holds-links(.))]" mode="tp:is-piece" priority="2" as="xs:boolean">
    <xsl:sequence select="every $reading in * satisfies matches($reading, '[\p{L}\p{N}]')"/>
  </xsl:template>

  <xsl:template match="text() | *" mode="tp:piece" as="node()*">
    <xsl:apply-templates select="." mode="t:html"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="tp:piece" as="empty-sequence()"/>

  <xsl:template match="*[tp:is-piece(.)]" mode="tp:piece" as="node()*">
    <xsl:param name="href" as="xs:string" tunnel="yes"/>
    <xsl:param name="linked" as="node()*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="exists(. intersect $linked)"><a href="{$href}"><xsl:apply-templates select="." mode="t:html"/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="t:html"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Spaces and punctuation around a piece stay outside its link. -->
  <xsl:template match="text()[tp:is-piece(.)]" mode="tp:piece" as="node()*" priority="1">
    <xsl:param name="href" as="xs:string" tunnel="yes"/>
    <xsl:param name="linked" as="node()*" tunnel="yes"/>
    <xsl:variable name="is-linked" as="xs:boolean" select="exists(. intersect $linked)"/>
    <xsl:analyze-string select="." regex="[\p{{L}}\p{{N}}](.*[\p{{L}}\p{{N}}])?" flags="s">
      <xsl:matching-substring>
        <xsl:choose>
          <xsl:when test="$is-linked"><a href="{$href}">{.}</a></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:matching-substring>
      <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:template>

  <!-- An emended piece keeps the link of the name around it; the sign of the decision stands beside it. -->
  <xsl:template match="choice[tp:is-piece(.)]" mode="tp:piece" priority="2" as="node()*">
    <xsl:param name="href" as="xs:string" tunnel="yes"/>
    <xsl:param name="linked" as="node()*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="exists(. intersect $linked)">
        <a href="{$href}"><xsl:apply-templates select="." mode="t:readings"/></a>
        <xsl:apply-templates select="@a:app" mode="t:html"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="t:html"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
