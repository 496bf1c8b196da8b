<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotation marks, put back by depth and by the language of the text around. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Marks are those of the text in which a quotation is set: a title in another language does not change them. -->
  <xsl:function name="tp:marks-of" as="xs:string+">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="language" as="xs:string?" select="
        ($quotation/ancestor::*[@xml:lang][tp:is-block(.)][1]/@xml:lang/string(), $tp:main-language)[1]"/>
    <xsl:sequence select="t:quotation-marks($language, tp:depth($quotation))"/>
  </xsl:function>

  <!-- How many quotations a quotation stands in, within the same note or displayed quotation. -->
  <xsl:function name="tp:depth" as="xs:integer">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="around" as="element()*" select="$quotation/ancestor::*"/>
    <xsl:variable name="edge" as="element()?" select="$around[self::note or tp:is-displayed(.)][last()]"/>
    <xsl:sequence select="count($around[tp:takes-marks(.)][not($edge) or . >> $edge])"/>
  </xsl:function>

  <xsl:function name="tp:takes-marks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::quote | self::q | self::said | self::soCalled | self::title[@level = 'a']])
        and not(tp:is-displayed($element)) and not(t:has-typed-marks($element))"/>
  </xsl:function>

  <!-- A quotation is displayed, without marks, when the encoder says so, when it holds blocks, or among blocks. -->
  <xsl:function name="tp:is-displayed" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::quote | self::q | self::said | self::cit]) and tp:is-block($element)"/>
  </xsl:function>

  <xsl:template match="*[tp:takes-marks(.)]" mode="t:print-inline" as="node()*" priority="3">
    <xsl:variable name="marks" as="xs:string+" select="tp:marks-of(.)"/>
    <xsl:value-of select="$marks[1]"/>
    <xsl:next-match/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <xsl:template match="*[tp:takes-marks(.)]" mode="t:print-plain" as="node()*" priority="3">
    <xsl:variable name="marks" as="xs:string+" select="tp:marks-of(.)"/>
    <xsl:value-of select="$marks[1]"/>
    <xsl:next-match/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

</xsl:stylesheet>
