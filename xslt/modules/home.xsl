<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a site with several documents: the list of them. -->
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

  <xsl:template match="document-node()[s:site]" mode="t:pages" as="map(xs:string, xs:string)">
    <xsl:map-entry key="'index.html'">
      <xsl:call-template name="t:page">
        <xsl:with-param name="name" select="'index.html'"/>
        <xsl:with-param name="title" select="$t:site-title"/>
        <xsl:with-param name="kind" select="'home'"/>
        <xsl:with-param name="main" as="element()+">
          <h1>{$t:site-title}</h1>
          <xsl:sequence select="tp:documents(s:site/s:document)"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:map-entry>
  </xsl:template>

  <xsl:function name="tp:documents" as="element()+">
    <xsl:param name="documents" as="element(s:document)+"/>
    <xsl:sequence select="tp:document-list($documents[empty(@group)])"/>
    <xsl:if test="$documents/@group">
      <nav class="letters" aria-label="{t:label('groups')}">
        <ul>
          <xsl:for-each-group select="$documents[@group]" group-adjacent="@group">
            <li><a href="#{tp:group-id(current-grouping-key())}">{current-grouping-key()}</a></li>
          </xsl:for-each-group>
        </ul>
      </nav>
      <xsl:for-each-group select="$documents[@group]" group-adjacent="@group">
        <section class="group">
          <h2 id="{tp:group-id(current-grouping-key())}">{current-grouping-key()}</h2>
          <xsl:sequence select="tp:document-list(current-group())"/>
        </section>
      </xsl:for-each-group>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:document-list" as="element()?">
    <xsl:param name="documents" as="element(s:document)*"/>
    <xsl:where-populated>
      <ul class="documents">
        <xsl:for-each select="$documents">
          <li>
            <a href="{encode-for-uri(@page)}">{@title}</a>
            <xsl:for-each select="string-join((@author, @date), ', ')[. != '']">
              <xsl:text> </xsl:text>
              <span class="facts">{.}</span>
            </xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
