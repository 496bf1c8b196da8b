<?xml version="1.0" encoding="UTF-8"?>
<!-- Words set off from others: emphasis, foreign words, typography. -->
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

  <xsl:template match="emph" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'em')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="foreign | mentioned | distinct" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'i')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Readings over or beside characters. -->
  <xsl:template match="ruby" mode="t:html" as="element()">
    <ruby><xsl:sequence select="t:place(., ())"/><xsl:apply-templates mode="#current"/></ruby>
  </xsl:template>
  <xsl:template match="rb" mode="t:html" as="node()*"><xsl:apply-templates select="." mode="tp:part"/></xsl:template>
  <xsl:template match="rt" mode="t:html" as="element()">
    <rt><xsl:sequence select="t:place(., ())"/><xsl:apply-templates select="node(), @a:app" mode="#current"/></rt>
  </xsl:template>
  <xsl:template match="(rb | rt)[not(parent::ruby)]" mode="t:html" as="node()*"><xsl:apply-templates select="." mode="tp:part"/></xsl:template>

  <xsl:template match="hi | gloss | desc | g" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name()[. != 'g'])"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
