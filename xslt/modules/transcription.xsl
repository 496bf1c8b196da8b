<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcription: deletions, additions, gaps, unclear and supplied text, in the signs of the Leiden conventions. -->
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

  <xsl:template match="del" mode="t:html" as="element()">
    <xsl:element name="{if (t:holds-blocks(.)) then 'div' else 'del'}">
      <xsl:sequence select="t:place(., 'del')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="add" mode="t:html" as="element()">
    <xsl:element name="{if (t:holds-blocks(.)) then 'div' else 'ins'}">
      <xsl:sequence select="t:place(., ('add', @place[tokenize(.) = 'above'] ! 'above', @place[tokenize(.) = 'below'] ! 'below'))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Supplied by the editor; what the scribe left out; what he wrote too much; what is no part of the text; what is written out. -->
  <xsl:template match="supplied" mode="t:html" as="node()+">
    <xsl:sequence select="tp:bracketed(., '[', ']')"/>
  </xsl:template>
  <xsl:template match="supplied[@reason = ('omitted', 'omitted-in-original')]" mode="t:html" as="node()+" priority="1">
    <xsl:sequence select="tp:bracketed(., '⟨', '⟩')"/>
  </xsl:template>
  <xsl:template match="surplus | secl" mode="t:html" as="node()+">
    <xsl:sequence select="tp:bracketed(., '{', '}')"/>
  </xsl:template>
  <xsl:template match="ex" mode="t:html" as="node()+">
    <xsl:sequence select="tp:bracketed(., '(', ')')"/>
  </xsl:template>

  <xsl:function name="tp:bracketed" as="node()+">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="opening" as="xs:string"/>
    <xsl:param name="closing" as="xs:string"/>
    <xsl:text>{$opening}</xsl:text>
    <xsl:element name="{t:flow($element, 'span')}">
      <xsl:sequence select="t:place($element, local-name($element))"/>
      <xsl:apply-templates select="$element/(node(), @a:app)" mode="t:html"/>
    </xsl:element>
    <xsl:text>{$closing}</xsl:text>
  </xsl:function>

  <!-- The mark of an abbreviation is the copy-text's where it is written out beside. -->
  <xsl:template match="am[../ex]" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'copy')"/>
      <xsl:attribute name="hidden"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <!-- As many dots as letters are lost, where that is known and can be taken in; lost lines are counted. -->
  <xsl:template match="gap" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'gap')"/>
      <xsl:text>[</xsl:text>
      <xsl:for-each select="tp:extent-of-gap(.)"><span data-generated="">{.}</span></xsl:for-each>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <xsl:function name="tp:extent-of-gap" as="xs:string?">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="quantity" as="xs:string?" select="$gap/@quantity[matches(., '^\d{1,4}$')]"/>
    <xsl:variable name="in-letters" as="xs:boolean" select="matches($gap/@unit, '^(char|letter|glyph)')"/>
    <xsl:sequence select="
        if ($quantity and $in-letters and xs:integer($quantity) le 10) then string-join((1 to xs:integer($quantity)) ! '.')
        else if ($quantity and $in-letters) then '… ' || $quantity || ' …'
        else if ($quantity and $gap/@unit) then '… ' || $quantity || '&#xA0;' || $gap/@unit
        else '…'[empty($gap/node())]"/>
  </xsl:function>

  <xsl:template match="space" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'space'[not(current()/@quantity = ('0', '1'))])"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="handShift" mode="t:html" as="element()?">
    <xsl:for-each select="(@medium, @scribe, @script, @new ! replace(., '^.*[#:]', ''))[1]">
      <span class="hand" data-generated="">[{t:label('hand')}: {.}]</span>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="unclear | damage | subst | seg | am | restore | retrace | redo | mod | metamark | measure | measureGrp | num | unit | ellipsis" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name()[. = ('unclear', 'damage', 'restore', 'metamark')])"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
