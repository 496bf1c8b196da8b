<?xml version="1.0" encoding="UTF-8"?>
<!-- The bibliography: entries with hanging indents; structured ones get the punctuation that encoders leave out. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Whether a reference is an entry of a list, and not words of a sentence. -->
  <xsl:function name="tp:is-listed" as="xs:boolean">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="exists($reference/parent::*[self::listBibl or (starts-with(local-name(), 'div') and empty(text()[normalize-space()]))])"/>
  </xsl:function>

  <xsl:template match="bibl | biblStruct | biblFull" mode="t:print-block" as="element(p:reference)">
    <reference>
      <xsl:sequence select="tp:language(.), tp:leading(.), tp:anchors(.)"/>
      <xsl:apply-templates select="." mode="t:print-reference"/>
    </reference>
  </xsl:template>

  <xsl:mode name="t:print-reference" on-no-match="fail"/>

  <xsl:template match="biblStruct | biblFull" mode="t:print-reference" as="node()*" priority="2">
    <xsl:variable name="statements" as="element()*" select="tp:statements(.)"/>
    <xsl:for-each select="$statements">
      <xsl:apply-templates select="." mode="t:print-inline"/>
      <xsl:value-of select="if (position() = last()) then '.' else ', '"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="biblStruct | biblFull" mode="t:print-inline" as="node()*" priority="1">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="." mode="t:print-reference"/>
  </xsl:template>

  <xsl:template match="*" mode="t:print-reference" as="node()*">
    <xsl:apply-templates mode="t:print-inline"/>
  </xsl:template>

  <!-- The smallest elements that a comma separates. -->
  <xsl:function name="tp:statements" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$element/*[normalize-space()]">
      <xsl:sequence select="if (self::analytic | self::monogr | self::series | self::imprint | self::titleStmt | self::publicationStmt
          | self::editionStmt | self::relatedItem | self::biblStruct | self::respStmt) then tp:statements(.) else ."/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
