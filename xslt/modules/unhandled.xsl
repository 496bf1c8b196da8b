<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements that no template knows: their text is shown all the same, as a block or in the line. -->
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

  <xsl:template match="*" mode="t:html" as="element()" priority="-1">
    <span>
      <xsl:sequence select="t:place(., tp:class(.)), t:spaced(node())"/>
      <xsl:apply-templates select="@a:app" mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="*[t:is-block(.) or t:holds-blocks(.)]" mode="t:html" as="element()" priority="-0.9">
    <div>
      <xsl:sequence select="t:place(., tp:class(.)), t:blocks(.)"/>
    </div>
  </xsl:template>

  <!-- What is said of how sure something is stands beside it. -->
  <xsl:template match="(certainty | precision | respons)[normalize-space()]" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'comment')"/>
      <xsl:text> (</xsl:text>
      <xsl:sequence select="t:spaced(node())"/>
      <xsl:text>)</xsl:text>
    </span>
  </xsl:template>

  <!-- What is empty has nothing to show; what points to it finds its place. -->
  <xsl:template match="*[empty(node())]" mode="t:html" as="element()?" priority="-0.8">
    <xsl:apply-templates select="@a:id" mode="tp:point"/>
  </xsl:template>

  <xsl:function name="tp:class" as="xs:string+">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'tei', local-name($element)"/>
  </xsl:function>
</xsl:stylesheet>
