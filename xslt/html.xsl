<?xml version="1.0" encoding="UTF-8"?>
<!-- The website: a map from path to page. The source is one addressed document, or the indexes, or the site. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:teitools:xslt"
  exclude-result-prefixes="#all">

  <xsl:include href="params.xsl"/>
  <xsl:include href="modules/site.xsl"/>
  <xsl:include href="modules/page.xsl"/>
  <xsl:include href="modules/home.xsl"/>
  <xsl:include href="modules/parts.xsl"/>
  <xsl:include href="modules/search.xsl"/>
  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/citation.xsl"/>
  <xsl:include href="modules/text.xsl"/>
  <xsl:include href="modules/place.xsl"/>
  <xsl:include href="modules/typography.xsl"/>
  <xsl:include href="modules/language.xsl"/>
  <xsl:include href="modules/labels.xsl"/>
  <xsl:include href="modules/document.xsl"/>
  <xsl:include href="modules/title-page.xsl"/>
  <xsl:include href="modules/flow.xsl"/>
  <xsl:include href="modules/structure.xsl"/>
  <xsl:include href="modules/about.xsl"/>
  <xsl:include href="modules/toc.xsl"/>
  <xsl:include href="modules/view.xsl"/>
  <xsl:include href="modules/pages.xsl"/>
  <xsl:include href="modules/notes.xsl"/>
  <xsl:include href="modules/links.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/references.xsl"/>
  <xsl:include href="modules/quotes.xsl"/>
  <xsl:include href="modules/quotation-marks.xsl"/>
  <xsl:include href="modules/titles.xsl"/>
  <xsl:include href="modules/apparatus.xsl"/>
  <xsl:include href="modules/variants.xsl"/>
  <xsl:include href="modules/transcription.xsl"/>
  <xsl:include href="modules/bibliography.xsl"/>
  <xsl:include href="modules/highlighting.xsl"/>
  <xsl:include href="modules/lists.xsl"/>
  <xsl:include href="modules/tables.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/verse.xsl"/>
  <xsl:include href="modules/drama.xsl"/>
  <xsl:include href="modules/speech.xsl"/>
  <xsl:include href="modules/tokens.xsl"/>
  <xsl:include href="modules/code.xsl"/>
  <xsl:include href="modules/facts.xsl"/>
  <xsl:include href="modules/manuscripts.xsl"/>
  <xsl:include href="modules/registers.xsl"/>
  <xsl:include href="modules/interpretations.xsl"/>
  <xsl:include href="modules/dictionaries.xsl"/>
  <xsl:include href="modules/facsimiles.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/index-pages.xsl"/>
  <xsl:include href="modules/index-parts.xsl"/>
  <xsl:include href="modules/index-apparatus.xsl"/>
  <xsl:include href="modules/index-archives.xsl"/>
  <xsl:include href="modules/mentions.xsl"/>
  <xsl:include href="modules/cards.xsl"/>

  <xsl:template name="xsl:initial-template" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:apply-templates select="." mode="t:pages"/>
    </xsl:map>
  </xsl:template>
</xsl:stylesheet>
