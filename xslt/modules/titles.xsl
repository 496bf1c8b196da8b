<?xml version="1.0" encoding="UTF-8"?>
<!-- Titles of works. -->
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

  <xsl:template match="title" mode="t:html" as="node()*">
    <xsl:apply-templates select="." mode="tp:cited"/>
  </xsl:template>

  <xsl:template match="title[t:entries(.)]" mode="t:html" as="node()*">
    <xsl:apply-templates select="." mode="tp:cited"/>
    <xsl:sequence select="t:arrow(t:entries(.)[1])"/>
  </xsl:template>

  <xsl:template match="titleStmt/title" mode="t:html" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:mode name="tp:cited" on-no-match="fail"/>

  <xsl:template match="title" mode="tp:cited" as="node()*">
    <cite>
      <xsl:sequence select="t:place(., 'work')"/>
      <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    </cite>
  </xsl:template>

  <xsl:template match="title[@level = 'u']" mode="tp:cited" as="node()*">
    <cite>
      <xsl:sequence select="t:place(., 'document')"/>
      <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    </cite>
  </xsl:template>

  <xsl:template match="title[@level = 'a']" mode="tp:cited" as="node()*">
    <xsl:text>{t:opening-mark(.)}</xsl:text>
    <cite>
      <xsl:sequence select="t:place(., 'article')"/>
      <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    </cite>
    <xsl:text>{t:closing-mark(.)}</xsl:text>
  </xsl:template>
</xsl:stylesheet>
