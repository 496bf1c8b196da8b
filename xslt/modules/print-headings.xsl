<?xml version="1.0" encoding="UTF-8"?>
<!-- Headings, and the level that each has in the bookmarks. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Whether a head names a division, and not a list, a table, a figure or the abstract. -->
  <xsl:function name="tp:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="local-name($head/..) = $tp:containers and not($head/ancestor::*[tp:is-summary(.)])"/>
  </xsl:function>

  <!-- No level is left out on the way down, so that PDF readers can walk the tree. -->
  <xsl:function name="tp:level" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="min((6, count($head/ancestor::*[head/tp:is-heading(.) = true()])))"/>
  </xsl:function>

  <xsl:template match="head[tp:is-heading(.)]" mode="t:print-block" as="element(p:heading)" priority="1">
    <heading level="{tp:level(.)}">
      <xsl:sequence select="tp:language(.), tp:leading(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </heading>
  </xsl:template>

  <xsl:template match="head" mode="t:print-block" as="element(p:caption)">
    <caption>
      <xsl:sequence select="tp:language(.), tp:leading(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </caption>
  </xsl:template>

</xsl:stylesheet>
