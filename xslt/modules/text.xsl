<?xml version="1.0" encoding="UTF-8"?>
<!-- Text without markup: what a reader of the edited text would say aloud. For titles, contents and labels. -->
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

  <xsl:mode name="t:text" on-no-match="text-only-copy"/>

  <xsl:template match="note | fw | comment() | processing-instruction()" mode="t:text" as="empty-sequence()"/>
  <xsl:template match="*[@a:note]" mode="t:text" as="empty-sequence()"/>
  <xsl:template match="choice[corr | reg | expan]/(sic | orig | abbr)" mode="t:text" as="empty-sequence()"/>
  <xsl:template match="app" mode="t:text" as="item()*">
    <xsl:apply-templates select="t:reading(.)/node()" mode="#current"/>
  </xsl:template>
  <xsl:template match="lb[not(@break = 'no')]" mode="t:text" as="text()"><xsl:text> </xsl:text></xsl:template>

  <xsl:template match="quote | soCalled | q | said | title[@level = 'a']" mode="t:text" as="text()*">
    <xsl:value-of select="t:opening-mark(.)"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="t:closing-mark(.)"/>
  </xsl:template>

  <xsl:function name="t:plain" visibility="public" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="text" as="node()*"><xsl:apply-templates select="$nodes" mode="t:text"/></xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text))"/>
  </xsl:function>
</xsl:stylesheet>
