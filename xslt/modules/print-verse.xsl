<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: stanzas of lines, with the numbers that lines and stanzas have. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="lg" mode="t:print-block" as="element(p:verse)">
    <verse><xsl:sequence select="tp:attribute('n', (@a:n, @n)[1]), tp:language(.), tp:anchors(.), tp:blocks(node())"/></verse>
  </xsl:template>

  <!-- A line that two speakers share goes on below the end of its first part. -->
  <xsl:template match="l | line" mode="t:print-block" as="element(p:line)">
    <line>
      <xsl:sequence select="tp:attribute('n', (@a:n, @n)[1]), tp:attribute('part', @part[. = ('M', 'F')]), tp:indent(.),
          tp:language(.), tp:leading(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </line>
  </xsl:template>

  <!-- How far the source sets a line in: "indent", "indent2", "indent(2)". -->
  <xsl:function name="tp:indent" as="attribute()?">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="word" as="xs:string?" select="tokenize($line/@rend)[matches(., '^indent')][1]"/>
    <xsl:variable name="steps" as="xs:string?" select="$word ! (replace(., '\D', '')[.], '1')[1]"/>
    <xsl:sequence select="tp:attribute('indent', $steps[matches(., '^[1-9]$')])"/>
  </xsl:function>

  <xsl:template match="caesura" mode="t:print-inline" as="text()"><xsl:text>  </xsl:text></xsl:template>

</xsl:stylesheet>
