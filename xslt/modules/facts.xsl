<?xml version="1.0" encoding="UTF-8"?>
<!-- What is known of a thing, part by part: each with its name before it. -->
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

  <!-- Parts of a description as rows of a list: those without a name of their own stand before it, as text. -->
  <xsl:function name="t:facts" visibility="public" as="element()*">
    <xsl:param name="parts" as="node()*"/>
    <xsl:variable name="rows" as="element()*"><xsl:apply-templates select="$parts" mode="tp:row"/></xsl:variable>
    <xsl:if test="exists($rows)">
      <dl class="facts">
        <xsl:for-each-group select="tp:with-names($rows)" group-by="string(*:dt)">
          <xsl:sequence select="*:dt, current-group()/*:dd"/>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:function>

  <!-- Each name with what it is the name of; a name that comes again is not repeated. -->
  <xsl:function name="tp:with-names" as="element()*">
    <xsl:param name="rows" as="element()*"/>
    <xsl:for-each-group select="$rows" group-starting-with="*:dt">
      <row><xsl:sequence select="current-group()"/></row>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:mode name="tp:row" on-no-match="fail"/>

  <xsl:template match="comment() | processing-instruction() | text()[not(normalize-space())]" mode="tp:row" as="empty-sequence()"/>

  <xsl:template match="*" mode="tp:row" as="element()*">
    <xsl:variable name="content" as="node()*"><xsl:apply-templates select="." mode="tp:row-content"/></xsl:variable>
    <xsl:if test="$content/descendant-or-self::*/(self::img | @href) or normalize-space(string-join($content))">
      <dt data-generated="">{tp:row-label(.)}</dt>
      <dd><xsl:sequence select="t:place(., ()), $content"/></dd>
    </xsl:if>
  </xsl:template>

  <xsl:template match="text()" mode="tp:row" as="element()+">
    <dt data-generated="">{t:label('description')}</dt>
    <dd>{.}</dd>
  </xsl:template>

  <xsl:template match="list | listBibl | listPerson | listPlace | listOrg | listEvent | listObject | listNym | listRelation | table | figure" mode="tp:row" as="element()+">
    <dt data-generated="">{tp:row-label(.)}</dt>
    <dd><xsl:apply-templates select="." mode="t:html"/></dd>
  </xsl:template>

  <xsl:template match="app | choice" mode="tp:row" as="element()+">
    <dt data-generated="">{t:label('text')}</dt>
    <dd><xsl:apply-templates select="." mode="t:html"/></dd>
  </xsl:template>

  <!-- Elements that only hold others together. -->
  <xsl:template match="(objectDesc | supportDesc | adminInfo | langKnowledge | location)[t:is-structure(.)][empty(p | ab)]" mode="tp:row" as="element()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:mode name="tp:row-content" on-no-match="fail"/>

  <xsl:template match="*" mode="tp:row-content" as="node()*">
    <xsl:sequence select="t:content(.)"/>
  </xsl:template>

  <xsl:template match="(msContents | physDesc | history | additional | adminInfo | custodialHist | state | trait)[t:is-structure(.)][empty(p | ab | label | desc)]" mode="tp:row-content" as="node()*">
    <xsl:sequence select="t:facts(node())"/>
  </xsl:template>

  <xsl:template match="*[empty(node())]" mode="tp:row-content" as="element()?" priority="1">
    <xsl:for-each select="(@when, @value, @key, @n)[1]"><span data-generated="">{.}</span></xsl:for-each>
  </xsl:template>

  <xsl:template match="idno[t:safe-url(normalize-space())]" mode="tp:row-content" as="element()">
    <a href="{normalize-space()}"><xsl:apply-templates mode="t:html"/></a>
  </xsl:template>

  <xsl:function name="tp:row-label" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:apply-templates select="$part" mode="tp:row-label"/>
  </xsl:function>

  <xsl:mode name="tp:row-label" on-no-match="fail"/>
  <xsl:template match="*" mode="tp:row-label" as="xs:string"><xsl:sequence select="t:label(local-name())"/></xsl:template>
  <xsl:template match="(idno | state | trait | relation | event | note | term)[@type or @name]" mode="tp:row-label" as="xs:string">
    <xsl:sequence select="t:label((@subtype[current()/self::idno], @type, @name)[1])"/>
  </xsl:template>
  <xsl:template match="msItem | msItemStruct" mode="tp:row-label" as="xs:string">
    <xsl:sequence select="string-join((t:label('item'), @n), ' ')"/>
  </xsl:template>
</xsl:stylesheet>
