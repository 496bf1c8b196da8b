<?xml version="1.0" encoding="UTF-8"?>
<!-- Dictionaries: an entry is one paragraph, its senses numbered within it. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="tp:dictionary" as="xs:string*" select="
      'entry', 'entryFree', 'form', 'gramGrp', 'hom', 're', 'sense', 'etym', 'xr', 'dictScrap', 'superEntry'"/>

  <xsl:template match="entry | entryFree" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:blocks(node(), (tp:attribute('kind', 'entry'), tp:language(.)), (tp:leading(.), tp:anchors(.)))"/>
  </xsl:template>

  <xsl:template match="form[not(parent::form)]/orth | form[@type = 'lemma']//orth" mode="t:print-inline" as="element(p:strong)">
    <strong><xsl:call-template name="tp:words"/></strong>
  </xsl:template>

  <xsl:template match="pos | gram | gen | number | case | per | tns | mood | iType | subc | usg | lang | lbl" mode="t:print-inline"
      as="element(p:em)">
    <em><xsl:call-template name="tp:words"/></em>
  </xsl:template>

  <!-- The number of a sense or homonym stands before it. -->
  <xsl:template match="sense[@n] | hom[@n] | re[@n]" mode="t:print-inline" as="node()*">
    <added text="{@n}"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="tp:words"/>
  </xsl:template>

</xsl:stylesheet>
