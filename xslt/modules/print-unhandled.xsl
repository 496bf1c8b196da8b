<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements that no other module knows: they keep their words, and the print XML reports their names. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="urn:teitools:print" exclude-result-prefixes="#all">

  <xsl:template match="*" mode="t:print-block" as="element(p:block)" priority="-1">
    <block tei="{local-name()}">
      <xsl:sequence select="tp:language(.), tp:anchors(.), tp:blocks(node())"/>
    </block>
  </xsl:template>

  <xsl:template match="*" mode="t:print-inline" as="element(p:span)" priority="-1">
    <span tei="{local-name()}">
      <xsl:sequence select="tp:language(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </span>
  </xsl:template>

  <!-- Elements without words are nothing to print. -->
  <xsl:template match="*[not(normalize-space())]" mode="t:print-block" as="node()*" priority="-0.9" xpath-default-namespace="">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="*" mode="t:print-block"/>
  </xsl:template>

  <xsl:template match="*[not(normalize-space())]" mode="t:print-inline" as="node()*" priority="-0.9" xpath-default-namespace="">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="*" mode="t:print-inline"/>
  </xsl:template>

  <!-- Deeper than this no typesetter follows: the words alone. -->
  <xsl:template match="*[count(ancestor::*) gt 60]" mode="t:print-inline" as="node()*" priority="30">
    <xsl:apply-templates mode="t:print-inline"/>
  </xsl:template>

  <xsl:function name="tp:unhandled" as="element(p:unhandled)?">
    <xsl:param name="parts" as="node()*"/>
    <xsl:where-populated>
      <unhandled>
        <xsl:for-each-group select="$parts/descendant-or-self::*/@tei" group-by="string(.)">
          <xsl:sort select="current-grouping-key()"/>
          <element name="{current-grouping-key()}" count="{count(current-group())}"/>
        </xsl:for-each-group>
      </unhandled>
    </xsl:where-populated>
  </xsl:function>

</xsl:stylesheet>
