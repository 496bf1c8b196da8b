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

  <!-- The parts of an identifier have no punctuation of their own. -->
  <xsl:template match="msIdentifier | altIdentifier" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'shelfmark')"/>
      <xsl:for-each select="* | text()[normalize-space()]">
        <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="t:html"/>
      </xsl:for-each>
    </span>
  </xsl:template>
</xsl:stylesheet>
