<?xml version="1.0" encoding="UTF-8"?>
<!-- Descriptions of manuscripts and other objects. -->
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

  <xsl:template match="msDesc | msPart | msFrag" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="msDesc | msPart | msFrag" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'manuscript')"/>
      <xsl:apply-templates select="msIdentifier, head" mode="#current"/>
      <xsl:sequence select="tp:parts(node() except (msIdentifier, head))"/>
    </div>
  </xsl:template>

  <!-- Prose, or parts with their names; parts of the object follow as descriptions of their own. -->
  <xsl:function name="tp:parts" as="node()*">
    <xsl:param name="parts" as="node()*"/>
    <xsl:variable name="prose" as="node()*" select="$parts[self::p or self::ab or self::list or self::figure or self::graphic]"/>
    <xsl:variable name="objects" as="element()*" select="$parts[self::msPart or self::msFrag]"/>
    <xsl:apply-templates select="$prose" mode="t:html"/>
    <xsl:sequence select="t:facts($parts except ($prose, $objects))"/>
    <xsl:apply-templates select="$objects" mode="t:html"/>
  </xsl:function>

  <!-- The parts of an identifier have no punctuation of their own. -->
  <xsl:template match="msIdentifier | altIdentifier" mode="t:html" as="element()">
    <xsl:element name="{if (parent::msDesc or parent::msPart or parent::msFrag) then 'p' else 'span'}">
      <xsl:sequence select="t:place(., 'shelfmark'), t:enumerated(* | text()[normalize-space()])"/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="t:enumerated" visibility="public" as="node()*">
    <xsl:param name="parts" as="node()*"/>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="t:html"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="physDesc | msContents | history | additional" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., ()), tp:parts(node())"/>
    </div>
  </xsl:template>

  <!-- An item of the contents: where it stands, who wrote what; then what is quoted from it, and what it holds. -->
  <xsl:template match="msItem | msItemStruct" mode="tp:row-content" as="node()*">
    <xsl:variable name="named" as="node()*" select="locus | locusGrp | author | respStmt | title | textLang | bibl[1] | text()[normalize-space()]"/>
    <xsl:if test="exists($named)"><p><xsl:sequence select="t:enumerated($named)"/></p></xsl:if>
    <xsl:sequence select="tp:parts(node() except $named)"/>
  </xsl:template>

  <xsl:template match="dimensions" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:for-each select="* | text()[normalize-space()]">
        <xsl:if test="position() gt 1"><xsl:text> × </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="t:html"/>
      </xsl:for-each>
      <xsl:for-each select="(@unit, */@unit)[1][empty(current()/text()[normalize-space()])]"><xsl:text> </xsl:text><span data-generated="">{.}</span></xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="locus[empty(node())]" mode="t:html" as="element()?">
    <xsl:if test="@from"><span data-generated="">{string-join((@from, @to[. != ../@from]), '–')}</span></xsl:if>
  </xsl:template>

  <xsl:template match="locus | locusGrp | height | width | depth | dim | material | objectType | watermark | signatures | catchwords | secFol | heraldry | stamp
      | origPlace | origDate | msName | repository | collection | institution | support | decoNote | handNote | typeNote | scriptNote | layout | source | accMat
      | rubric | incipit | explicit | finalRubric | colophon | filiation | summary | foliation | collation | condition | additions | musicNotation | origin | provenance | acquisition | surrogates | custEvent | binding | seal"
      mode="t:html" priority="-0.4" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
