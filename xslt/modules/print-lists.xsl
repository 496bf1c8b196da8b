<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and their items. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list" mode="t:print-block" as="node()*">
    <xsl:apply-templates select="head" mode="t:print-block"/>
    <list kind="{tp:list-kind(.)}">
      <xsl:sequence select="tp:language(.), tp:anchors(.)"/>
      <xsl:apply-templates select="node()[not(self::head | self::label[following-sibling::*[1][self::item]])]
          [not(self::text()[not(normalize-space())])]" mode="t:print-item"/>
    </list>
  </xsl:template>

  <!-- Deeper down there is no room on a page, nor depth in a typesetter. -->
  <xsl:template match="list[count(ancestor::list) ge 8]" mode="t:print-block" as="node()*" priority="1">
    <xsl:sequence select="tp:blocks(node())"/>
  </xsl:template>

  <xsl:function name="tp:list-kind" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="words" as="xs:string*" select="$list/(@type, @rend) ! tokenize(.)"/>
    <xsl:sequence select="
        if ($list/label or $words = 'gloss') then 'labelled'
        else if (tp:has-own-numbers($list)) then 'plain'
        else if ($words = ('ordered', 'numbered')) then 'ordered'
        else if ($words = ('simple', 'none', 'plain', 'inline')) then 'plain'
        else 'bulleted'"/>
  </xsl:function>

  <!-- Whether each item begins with a number or letter of the source's own, which needs no other sign. -->
  <xsl:function name="tp:has-own-numbers" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="exists($list/item[2]) and (every $item in $list/item satisfies
        matches($item, '^\s*\(?([0-9]{1,3}|[A-Za-z]|[ivxlIVXL]+)[.)]\s'))"/>
  </xsl:function>

  <xsl:mode name="t:print-item" on-no-match="fail"/>

  <xsl:template match="node()" mode="t:print-item" as="element(p:item)">
    <item><xsl:sequence select="tp:blocks(.)"/></item>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="t:print-item"/>

  <xsl:template match="pb | cb | lb | milestone" mode="t:print-item" as="node()*">
    <xsl:apply-templates select=".[not(tp:is-adopted(.))]" mode="t:print-inline"/>
  </xsl:template>

  <xsl:template match="item" mode="t:print-item" as="element(p:item)">
    <item>
      <xsl:sequence select="tp:language(.)"/>
      <xsl:where-populated>
        <label><xsl:apply-templates select="preceding-sibling::*[1][self::label]/node()" mode="t:print-inline"/></label>
      </xsl:where-populated>
      <xsl:sequence select="tp:blocks(node(), (), (tp:leading(.), tp:anchors(.)))"/>
    </item>
  </xsl:template>

  <xsl:template match="item" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:blocks(node(), (), (tp:leading(.), tp:anchors(.)))"/>
  </xsl:template>

</xsl:stylesheet>
