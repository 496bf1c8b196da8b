<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and drama: stanzas and lines, speeches, stage directions. -->
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

  <xsl:template match="lg | sp | spGrp | castList" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., 'line')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="sp/speaker | (div | body | sp | lg | front)/stage | castItem | castGroup" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="stage" mode="t:html" as="element()" priority="-0.2">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'stage')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
