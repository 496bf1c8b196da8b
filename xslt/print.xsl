<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to the print XML that the templates in theme/print set. docs/print.md describes it, schema/print.rng defines it.

     Reads a document with addresses (a:*) and the indexes; returns one file. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="urn:teitools:xslt" exclude-result-prefixes="#all" expand-text="no">

  <xsl:include href="params.xsl"/>
  <xsl:include href="modules/print-article.xsl"/>
  <xsl:include href="modules/print-labels.xsl"/>
  <xsl:include href="modules/published.xsl"/>
  <xsl:include href="modules/print-metadata.xsl"/>
  <xsl:include href="modules/print-front.xsl"/>
  <xsl:include href="modules/print-blocks.xsl"/>
  <xsl:include href="modules/print-headings.xsl"/>
  <xsl:include href="modules/print-lists.xsl"/>
  <xsl:include href="modules/print-readings.xsl"/>
  <xsl:include href="modules/print-verse.xsl"/>
  <xsl:include href="modules/print-speech.xsl"/>
  <xsl:include href="modules/print-figures.xsl"/>
  <xsl:include href="modules/print-records.xsl"/>
  <xsl:include href="modules/print-dictionaries.xsl"/>
  <xsl:include href="modules/print-spaces.xsl"/>
  <xsl:include href="modules/print-tables.xsl"/>
  <xsl:include href="modules/print-bibliography.xsl"/>
  <xsl:include href="modules/print-inlines.xsl"/>
  <xsl:include href="modules/print-typography.xsl"/>
  <xsl:include href="modules/typography.xsl"/>
  <xsl:include href="modules/print-quotes.xsl"/>
  <xsl:include href="modules/quotation-marks.xsl"/>
  <xsl:include href="modules/print-notes.xsl"/>
  <xsl:include href="modules/print-places.xsl"/>
  <xsl:include href="modules/print-apparatus.xsl"/>
  <xsl:include href="modules/print-index.xsl"/>
  <xsl:include href="modules/print-unhandled.xsl"/>

  <!-- The document's id, and so the name of its files. -->
  <xsl:param name="name" as="xs:string" select="'article'"/>
  <!-- The indexes of the edition, in the namespace urn:teitools:index. -->
  <xsl:param name="indexes" as="document-node()?" select="()"/>

  <!-- Labels of the edition's own, which stand for ours. -->
  <xsl:param name="labels" as="document-node()?" select="()"/>

  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:variable name="t:document" as="document-node()" select="."/>

  <xsl:variable name="t:serialization" as="map(*)" select="map {
      'method': 'xml', 'encoding': 'UTF-8', 'indent': true(), 'omit-xml-declaration': false(),
      'suppress-indentation': ('p', 'heading', 'title', 'subtitle', 'author', 'affiliation', 'item', 'line',
          'caption', 'cell', 'reference', 'speaker', 'note', 'code', 'lemma', 'rejected', 'reading', 'variants',  'reason', 'name')
          ! QName('urn:teitools:print', .) }"/>

  <xsl:template name="xsl:initial-template" as="map(xs:string, xs:string)">
    <xsl:variable name="article" as="element(p:article)">
      <xsl:apply-templates select="$t:document" mode="t:print-article"/>
    </xsl:variable>
    <xsl:sequence select="map { $name || '.print.xml': serialize($article, $t:serialization) || '&#10;' }"/>
  </xsl:template>

</xsl:stylesheet>
