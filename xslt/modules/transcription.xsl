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

  <xsl:template match="del | surplus" mode="t:html" as="element()">
    <xsl:element name="{if (t:holds-blocks(.)) then 'div' else 'del'}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="add" mode="t:html" as="element()">
    <xsl:element name="{if (t:holds-blocks(.)) then 'div' else 'ins'}">
      <xsl:sequence select="t:place(., 'add')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="supplied" mode="t:html" as="node()+">
    <xsl:sequence select="tp:bracketed(., '[', ']')"/>
  </xsl:template>
  <xsl:template match="supplied[@reason = 'omitted']" mode="t:html" as="node()+" priority="1">
    <xsl:sequence select="tp:bracketed(., '⟨', '⟩')"/>
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

  <xsl:template match="gap" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'gap')"/>
      <xsl:text>[…]</xsl:text>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="space" mode="t:html" as="node()+">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="unclear | damage | subst | seg | c | w | pc | s | cl | phr | handShift | ex | am | restore | retrace | mod | measure | num | unit | formula" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name()[. = ('unclear', 'damage', 'ex')])"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
