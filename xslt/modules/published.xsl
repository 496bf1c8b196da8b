<?xml version="1.0" encoding="UTF-8"?>
<!-- When a digital edition was published, for what dates its files. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:teitools:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The day of the digital edition, the first of its month or year where the header says no more; empty where it says nothing. -->
  <xsl:function name="t:published" visibility="public" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:sequence select="
      let $dates := ($header/fileDesc/publicationStmt//date/(@when, text()), $header/revisionDesc//change/@when,
              $header/revisionDesc//date/@when) ! normalize-space(),
          $whole := ($dates[. castable as xs:date][1], $dates[. castable as xs:gYearMonth][1] ! (. || '-01'),
              $dates[. castable as xs:gYear][1] ! (. || '-01-01'))
      return string($whole[. castable as xs:date][matches(., '^\d{4}-\d\d-\d\d$')][1])"/>
  </xsl:function>
</xsl:stylesheet>
