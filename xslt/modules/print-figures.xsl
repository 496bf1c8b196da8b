<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: an image where there is one, its caption, and the description as alternative text. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A figure shows its words: heading, description, and what else it holds. -->
  <xsl:template match="figure | notatedMusic" mode="t:print-block" as="element(p:figure)">
    <figure>
      <xsl:sequence select="tp:language(.), tp:anchors(.), tp:blocks(node() except head)"/>
      <xsl:apply-templates select="head" mode="t:print-block"/>
    </figure>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="t:print-inline" as="node()*">
    <xsl:apply-templates select="self::*[not(self::binaryObject)]/node()" mode="t:print-inline"/>
  </xsl:template>

  <!-- An image that the edition has, with its description as alternative text. -->
  <xsl:template match="graphic[@a:image]" mode="t:print-inline t:print-block" as="element(p:image)" priority="4">
    <image path="{@a:image}" alt="{tp:description(.)}"/>
  </xsl:template>

  <xsl:function name="tp:description" as="xs:string">
    <xsl:param name="graphic" as="element()"/>
    <xsl:sequence select="string(($graphic/desc, $graphic/parent::figure/figDesc, $graphic/parent::figure/head)[normalize-space()][1] ! tp:plain(.))"/>
  </xsl:function>

  <xsl:template match="figDesc" mode="t:print-inline" as="node()*">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="tp:words"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="figure[graphic/@a:image]/figDesc" mode="t:print-inline" priority="4"/>

</xsl:stylesheet>
