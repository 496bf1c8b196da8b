<?xml version="1.0" encoding="UTF-8"?>
<!-- An index that is too large for a page: a page for each heading, and one with all names, which lead there. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <!-- So many pages are listed on each of them. -->
  <xsl:variable name="tp:parts-listed" as="xs:integer" select="200"/>

  <xsl:template match="i:index[i:entry/@page]" mode="t:pages" as="map(xs:string, xs:string)+" priority="1">
    <xsl:variable name="index" as="element(i:index)" select="."/>
    <xsl:variable name="parts" as="element(tp:part)+" select="tp:index-parts(.)"/>
    <xsl:map-entry key="@kind || '.html'">
      <xsl:call-template name="tp:index-page">
        <xsl:with-param name="index" select="."/>
        <xsl:with-param name="name" select="@kind || '.html'"/>
        <xsl:with-param name="content" select="tp:index-navigation($parts, ''), tp:index-names(.)"/>
      </xsl:call-template>
    </xsl:map-entry>
    <xsl:for-each-group select="i:entry" group-by="@page">
      <xsl:variable name="page" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="part" as="element(i:index)">
        <i:index><xsl:copy-of select="$index/@*, current-group()"/></i:index>
      </xsl:variable>
      <xsl:map-entry key="$page">
        <xsl:call-template name="tp:index-page">
          <xsl:with-param name="index" select="$index"/>
          <xsl:with-param name="name" select="$page"/>
          <xsl:with-param name="part" select="string($parts[@page = $page][1])"/>
          <xsl:with-param name="content" as="element()+">
            <xsl:sequence select="tp:index-navigation($parts[count($parts) le $tp:parts-listed], $page)"/>
            <xsl:apply-templates select="$part" mode="t:index"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:map-entry>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template name="tp:index-page" as="xs:string">
    <xsl:param name="index" as="element(i:index)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="part" as="xs:string" select="''"/>
    <xsl:param name="content" as="element()+"/>
    <xsl:call-template name="t:page">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="title" select="string-join(($part[. != ''], $index/@title, $t:site-title), ' · ')"/>
      <xsl:with-param name="kind" select="'register of-' || $index/@kind"/>
      <xsl:with-param name="main" as="element()+">
        <h1><xsl:if test="$part != ''"><a href="{$index/@kind}.html">{$index/@title}</a></xsl:if>{$index[$part = '']/@title}</h1>
        <xsl:if test="$part = ''"><p class="summary"><xsl:apply-templates select="$index" mode="t:summary"/></p></xsl:if>
        <xsl:sequence select="$content"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The pages of an index, each with its heading, and with a number where it is not the first of that. -->
  <xsl:function name="tp:index-parts" as="element(tp:part)+">
    <xsl:param name="index" as="element(i:index)"/>
    <xsl:for-each-group select="$index/i:entry" group-by="t:group(.)">
      <xsl:variable name="group" as="xs:string" select="current-grouping-key()"/>
      <xsl:for-each-group select="current-group()" group-by="@page">
        <xsl:variable name="number" as="xs:integer" select="position()"/>
        <tp:part page="{current-grouping-key()}">{$group}{(' (' || $number || ')')[$number gt 1]}</tp:part>
      </xsl:for-each-group>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="tp:index-navigation" as="element(nav)?">
    <xsl:param name="parts" as="element(tp:part)*"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:if test="exists($parts)">
      <nav class="letters" aria-label="{t:label('letters')}">
        <ul>
          <xsl:for-each select="$parts">
            <li>
              <a href="{encode-for-uri(@page)}">
                <xsl:if test="@page = $current"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{.}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- All names by their headings. Their places have the ids of the entries: who comes by an address from when the
       index was small finds the name. Editorial decisions have none. -->
  <xsl:function name="tp:index-names" as="element()*">
    <xsl:param name="index" as="element(i:index)"/>
    <xsl:for-each-group select="$index[not(@kind = 'apparatus')]/i:entry" group-by="t:group(.)">
      <section class="group">
        <h2 id="{tp:group-id(current-grouping-key())}">{current-grouping-key()}</h2>
        <ul class="names">
          <xsl:for-each select="current-group()">
            <li id="{@id}"><a href="{t:entry-href(.)}"><xsl:apply-templates select="." mode="t:entry-name"/></a></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
