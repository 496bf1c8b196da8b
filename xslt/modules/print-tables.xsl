<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: rows of cells with their spans. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="table" mode="t:print-block" as="node()*">
    <xsl:apply-templates select="head" mode="t:print-block"/>
    <xsl:where-populated>
      <table>
        <xsl:sequence select="tp:language(.)"/>
        <xsl:apply-templates select="row" mode="t:print-row"/>
      </table>
    </xsl:where-populated>
    <xsl:sequence select="tp:blocks(* except (head, row))"/>
  </xsl:template>

  <!-- Deeper down there is no room on a page, nor depth in a typesetter. -->
  <xsl:template match="table[count(ancestor::table) ge 4]" mode="t:print-block" as="node()*" priority="1">
    <xsl:sequence select="tp:blocks((head, row/cell/node()))"/>
  </xsl:template>

  <xsl:mode name="t:print-row" on-no-match="fail"/>

  <xsl:template match="row" mode="t:print-row" as="element(p:row)">
    <row>
      <xsl:sequence select="tp:attribute('header', 'yes'[current()/@role = 'label'])"/>
      <xsl:for-each select="*">
        <cell>
          <xsl:sequence select="tp:span('columns', @cols), tp:span('rows', @rows), tp:language(.), tp:anchors(.),
              tp:blocks(if (self::cell) then node() else .)"/>
        </cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <xsl:function name="tp:span" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="attribute()?"/>
    <xsl:sequence select="tp:attribute($name, $value[matches(., '^\s*([2-9]|[1-9]\d)\s*$')])"/>
  </xsl:function>

</xsl:stylesheet>
