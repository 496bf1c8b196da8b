<?xml version="1.0" encoding="UTF-8"?>
<!-- The shell of every page: head, masthead, navigation, main, foot. -->
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

  <xsl:mode name="t:pages" on-no-match="fail"/>
  <xsl:mode name="t:navigation" on-no-match="fail"/>

  <xsl:variable name="t:html-output" as="map(xs:string, item())" select="
      map {'method': 'html', 'version': '5.0', 'indent': false(), 'include-content-type': false()}"/>

  <!-- Our style and script are let in by their nonce, in a folder as well as on a server; nothing else is loaded or run. -->
  <xsl:variable name="tp:policy" as="xs:string" select="
      &quot;default-src 'none'; style-src 'nonce-&quot; || $nonce || &quot;'; script-src 'nonce-&quot; || $nonce
      || &quot;'; img-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'none'&quot;"/>

  <xsl:variable name="t:site-title" as="xs:string" select="string($site/s:site/@title)"/>

  <xsl:template name="t:page" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="banner" as="xs:string" select="$t:site-title"/>
    <xsl:param name="kind" as="xs:string" select="'register'"/>
    <xsl:param name="language" as="attribute()*" select="()"/>
    <xsl:param name="metadata" as="element()*" select="()"/>
    <xsl:param name="tools" as="element()*" select="()"/>
    <xsl:param name="main" as="node()*"/>
    <xsl:param name="cards" as="xs:string?" select="()"/>
    <xsl:variable name="page" as="element()">
      <html>
        <xsl:attribute name="lang" select="'en'"/>
        <xsl:sequence select="$language"/>
        <head>
          <meta charset="utf-8"/>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <meta http-equiv="Content-Security-Policy" content="{$tp:policy}"/>
          <link rel="stylesheet" href="site.css" nonce="{$nonce}"/>
          <xsl:if test="$main//@class/tokenize(.) = tokenize($classes-of-texts)">
            <link rel="stylesheet" href="texts.css" nonce="{$nonce}"/>
          </xsl:if>
          <xsl:if test="$kind != 'text'"><link rel="stylesheet" href="registers.css" nonce="{$nonce}"/></xsl:if>
          <xsl:for-each select="$site/s:site/s:style"><link rel="stylesheet" href="{@href}" nonce="{$nonce}"/></xsl:for-each>
          <xsl:if test="$t:own-style != ''"><style nonce="{$nonce}">{$t:own-style}</style></xsl:if>
          <script src="site.js" defer="" nonce="{$nonce}">
            <xsl:if test="$cards"><xsl:attribute name="data-cards" select="encode-for-uri($cards)"/></xsl:if>
          </script>
          <title>{$title}</title>
          <meta name="generator" content="{$generator}"/>
          <meta name="color-scheme" content="light dark"/>
          <xsl:sequence select="$metadata"/>
        </head>
        <body class="{$kind}">
          <a class="skip" href="#ui:main"><xsl:sequence select="$t:generated"/>{t:label('skip')}</a>
          <header class="masthead">
            <xsl:sequence select="$t:generated"/>
            <p class="site-title"><a href="index.html">{$banner}</a></p>
            <nav aria-label="{t:label('edition')}">
              <ul>
                <xsl:apply-templates select="$site/s:site, $indexes/i:indexes/i:index" mode="t:navigation">
                  <xsl:with-param name="current" select="$name"/>
                </xsl:apply-templates>
                <xsl:sequence select="tp:navigation-item($t:search-page, t:label('search'), $name)"/>
              </ul>
            </nav>
          </header>
          <div class="frame">
            <xsl:sequence select="$tools"/>
            <main id="ui:main" tabindex="-1"><xsl:sequence select="$main"/></main>
          </div>
        </body>
      </html>
    </xsl:variable>
    <xsl:variable name="linked" as="element()">
      <xsl:choose>
        <xsl:when test="exists($site/s:site/s:document/s:anchor)"><xsl:apply-templates select="$page" mode="t:across-pages"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="$page"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="serialize($linked, $t:html-output)"/>
  </xsl:template>

  <xsl:template match="s:site" mode="t:navigation" as="element()">
    <xsl:param name="current" as="xs:string"/>
    <xsl:sequence select="tp:navigation-item('index.html', t:label('contents'), $current)"/>
  </xsl:template>

  <xsl:template match="s:site[$t:is-alone]" mode="t:navigation" as="element()">
    <xsl:param name="current" as="xs:string"/>
    <xsl:sequence select="tp:navigation-item('index.html', t:label('text'), $current)"/>
  </xsl:template>

  <xsl:template match="i:index" mode="t:navigation" as="element()">
    <xsl:param name="current" as="xs:string"/>
    <xsl:sequence select="tp:navigation-item(@kind || '.html', @title, $current)"/>
  </xsl:template>

  <xsl:function name="tp:navigation-item" as="element()">
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <li>
      <a href="{$href}">
        <xsl:if test="$href = $current"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
        <xsl:text>{$label}</xsl:text>
      </a>
    </li>
  </xsl:function>
</xsl:stylesheet>
