<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the search: a form that theme/search.js fills; without scripts, the ways into the text. -->
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

  <xsl:variable name="t:search-page" as="xs:string" select="'search.html'"/>

  <!-- The indexes by whose entries a search can be narrowed. -->
  <xsl:variable name="tp:narrowing" as="xs:string+" select="'persons', 'places', 'organizations', 'events', 'works'"/>

  <xsl:template name="t:search" as="map(xs:string, xs:string)">
    <xsl:map-entry key="$t:search-page">
      <xsl:call-template name="t:page">
        <xsl:with-param name="name" select="$t:search-page"/>
        <xsl:with-param name="title" select="t:label('search') || ' · ' || $t:site-title"/>
        <xsl:with-param name="kind" select="'register searching'"/>
        <xsl:with-param name="metadata" as="element()+">
          <link rel="stylesheet" href="search.css" nonce="{$nonce}"/>
          <script src="words.js" defer="" nonce="{$nonce}"/>
          <script src="search.js" defer="" nonce="{$nonce}"/>
        </xsl:with-param>
        <xsl:with-param name="main" as="element()+">
          <h1>{t:label('search')}</h1>
          <noscript>
            <p class="summary">{t:label('search-without')}</p>
            <ul>
              <li><a href="index.html">{t:label(if ($t:is-alone) then 'text' else 'contents')}</a></li>
              <xsl:for-each select="$indexes/i:indexes/i:index"><li><a href="{@kind}.html">{@title}</a></li></xsl:for-each>
            </ul>
          </noscript>
          <xsl:sequence select="tp:form(), tp:kinds()"/>
          <p class="summary" role="status" id="ui:count" hidden="hidden"/>
          <div class="found" id="ui:found" hidden="hidden"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:map-entry>
  </xsl:template>

  <xsl:function name="tp:form" as="element()">
    <form class="asking" role="search" id="ui:search" hidden="hidden">
      <xsl:for-each select="'text', 'passages', 'documents'[not($t:is-alone)], 'nothing', 'unread', 'more', 'values', 'further'">
        <xsl:attribute name="data-{.}" select="t:label('search-' || .)"/>
      </xsl:for-each>
      <xsl:attribute name="data-without" select="t:label('search-without-value')"/>
      <xsl:attribute name="data-par" select="t:label('paragraph')"/>
      <xsl:attribute name="data-note" select="t:label('note')"/>
      <xsl:attribute name="data-page" select="t:label('page')"/>
      <xsl:attribute name="data-l" select="t:label('line')"/>
      <label for="ui:words">{t:label('search-words')}</label>
      <input type="search" id="ui:words" autocomplete="off" autocapitalize="none" spellcheck="false"/>
      <button type="submit">{t:label('search')}</button>
    </form>
  </xsl:function>

  <xsl:function name="tp:kinds" as="element()">
    <section class="narrowing" aria-label="{t:label('search-narrow')}" hidden="hidden">
      <h2>{t:label('search-narrow')}</h2>
      <ul class="chosen" id="ui:chosen"/>
      <xsl:for-each select="$indexes/i:indexes/i:index[@kind = $tp:narrowing]">
        <xsl:sequence select="tp:kind(@kind, @title)"/>
      </xsl:for-each>
      <xsl:if test="$indexes/i:indexes/i:index/@kind = 'dates'"><xsl:sequence select="tp:kind('years', t:label('years'))"/></xsl:if>
      <xsl:if test="not($t:is-alone)"><xsl:sequence select="tp:kind('documents', t:label('search-documents'))"/></xsl:if>
    </section>
  </xsl:function>

  <xsl:function name="tp:kind" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <details data-kind="{$kind}"><summary>{$title}</summary><ul/></details>
  </xsl:function>
</xsl:stylesheet>
