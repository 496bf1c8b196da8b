<?xml version="1.0" encoding="UTF-8"?>
<!-- References: to places in the text, to the web, and pointers without text. Nothing else is a link. -->
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

  <!-- The addresses that a page may lead to. Anything else in a document, such as javascript:, is text. -->
  <xsl:function name="t:safe-url" visibility="public" as="xs:boolean">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:sequence select="matches($url, '^(https?://|mailto:)[^\s&lt;&gt;&quot;{}|\\^`]+$', 'i')"/>
  </xsl:function>

  <!-- Where a pointer of the document leads to on the site or on the web, if anywhere. -->
  <xsl:function name="tp:destination" as="xs:string?">
    <xsl:param name="reference" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="string(tokenize($reference/@target)[1])"/>
    <xsl:variable name="place" as="element()*" select="key('t:xml-id', substring-after($target, '#'), root($reference))[starts-with($target, '#')]"/>
    <xsl:sequence select="($reference/@a:href/string(), $place[1]/@a:id ! ('#' || .), $target[t:safe-url(.)])[1]"/>
  </xsl:function>

  <xsl:template match="ref | ptr" mode="t:html" as="element()+">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'ref')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="ref[tp:destination(.)]" mode="t:html" as="element()+" priority="1">
    <xsl:sequence select="t:link(., tp:destination(.), 'ref')"/>
  </xsl:template>

  <!-- A pointer without text shows where it leads: to one place, or to several. -->
  <xsl:template match="ptr[not(node())] | ref[not(node())]" mode="t:html" as="node()*" priority="2">
    <xsl:for-each select="tokenize(@target)[t:safe-url(.)]">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <a class="ref" data-generated="" href="{.}">{.}</a>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="(ptr | ref)[not(node())][@a:href or starts-with(tp:destination(.), '#')]" mode="t:html" as="element()" priority="2.5">
    <a class="ref" data-generated="" href="{tp:destination(.)}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:text>{(substring-after(tp:destination(.), '#')[. != ''], substring-before(tp:destination(.), '.html'))[1] => translate('.', '&#xA0;')}</xsl:text>
    </a>
  </xsl:template>

  <xsl:template match="idno[matches(normalize-space(), '^https?://\S+$')]" mode="t:html" as="element()">
    <a class="ref {@type}" href="{normalize-space()}"><xsl:apply-templates mode="#current"/></a>
  </xsl:template>

  <xsl:template match="email" mode="t:html" as="element()">
    <span><xsl:sequence select="t:place(., 'email')"/><xsl:apply-templates mode="#current"/></span>
  </xsl:template>
</xsl:stylesheet>
