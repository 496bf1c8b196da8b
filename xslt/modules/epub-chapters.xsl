<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapters of an e-book: a part of the document, with the notes and the apparatus of its places at its end. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:template match="document-node()[TEI | teiCorpus]" mode="t:pages" as="map(xs:string, xs:string)">
    <xsl:map-entry key="$t:this-page">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:map-entry>
  </xsl:template>

  <xsl:template match="TEI | teiCorpus" mode="t:pages" as="xs:string">
    <xsl:call-template name="t:chapter">
      <xsl:with-param name="title" select="t:page-title(.)"/>
      <xsl:with-param name="language" select="t:document-language(.)"/>
      <xsl:with-param name="main" as="element()">
        <article data-document="{$document}">
          <xsl:apply-templates select=".[$part = '']" mode="t:title-block"/>
          <xsl:apply-templates select="tp:in-order(.)" mode="t:html"/>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Notes come last, whatever the chapter is part of. -->
  <xsl:template match="text[not(parent::group)]" mode="t:html" as="node()*">
    <xsl:apply-templates select="node()" mode="#current"/>
    <xsl:sequence select="t:collected-notes(.), t:variants(.)"/>
  </xsl:template>

  <!-- What the header says of the edition, if it does, as a chapter of its own. -->
  <xsl:template name="t:about-chapter" visibility="public" as="xs:string">
    <xsl:variable name="about" as="element()?" select="t:about(*)"/>
    <xsl:variable name="page" as="xs:string*">
      <xsl:for-each select="*[$about]">
        <xsl:call-template name="t:chapter">
          <xsl:with-param name="title" select="t:label('about')"/>
          <xsl:with-param name="language" select="t:document-language(.)"/>
          <xsl:with-param name="main" as="element()">
            <article data-document="{$document}"><xsl:sequence select="$about"/></article>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($page)"/>
  </xsl:template>

  <xsl:template name="t:chapter" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="kind" as="xs:string" select="'text'"/>
    <xsl:param name="language" as="attribute()*" select="()"/>
    <xsl:param name="main" as="node()*"/>
    <xsl:variable name="page" as="element()">
      <html>
        <xsl:attribute name="lang" select="'en'"/>
        <xsl:sequence select="$language"/>
        <head>
          <title>{$title}</title>
          <link rel="stylesheet" href="style.css"/>
          <xsl:for-each select="$site/s:site/s:style"><link rel="stylesheet" href="{@href}"/></xsl:for-each>
          <!-- The direction of writing is said by dir alone; EPUB 3.3, 6.3.1. -->
          <xsl:for-each select="replace($t:own-style, '(direction|unicode-bidi) *:[^;}]*;?', '')[. != '']"><style>{.}</style></xsl:for-each>
        </head>
        <body class="{$kind}"><xsl:sequence select="$main"/></body>
      </html>
    </xsl:variable>
    <xsl:sequence select="t:xhtml($page)"/>
  </xsl:template>
</xsl:stylesheet>
