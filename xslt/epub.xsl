<?xml version="1.0" encoding="UTF-8"?>
<!-- The e-book: a map from chapter to XHTML. Chapters are the website's pages, without what belongs to a site. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  exclude-result-prefixes="#all">

  <xsl:import href="html.xsl"/>

  <xsl:include href="modules/published.xsl"/>
  <xsl:include href="modules/epub-chapters.xsl"/>
  <xsl:include href="modules/epub-indexes.xsl"/>
  <xsl:include href="modules/epub-metadata.xsl"/>
  <xsl:include href="modules/xhtml.xsl"/>
</xsl:stylesheet>
