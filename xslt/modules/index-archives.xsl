<?xml version="1.0" encoding="UTF-8"?>
<!-- Archival sources by fonds, inventory and file. -->
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

  <xsl:template match="i:index[@kind = 'archives']" mode="t:index" as="element()*">
    <xsl:for-each-group select="i:entry" group-adjacent="tp:fonds(.)">
      <section class="group">
        <h2>{current-grouping-key()}</h2>
        <xsl:for-each-group select="current-group()" group-adjacent="string(i:field[@name = 'inventory'])">
          <xsl:apply-templates select="." mode="tp:inventory">
            <xsl:with-param name="entries" select="current-group()"/>
          </xsl:apply-templates>
        </xsl:for-each-group>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'archives']/i:entry" mode="tp:group-of" as="xs:string">
    <xsl:sequence select="tp:fonds(.)"/>
  </xsl:template>

  <xsl:function name="tp:fonds" as="xs:string">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:variable name="repository" as="xs:string" select="string($entry/i:field[@name = 'repository'])"/>
    <xsl:variable name="fonds" as="xs:string?" select="$entry/i:field[@name = 'fonds'][normalize-space()] ! ('fonds ' || .)"/>
    <xsl:sequence select="(string-join(($repository[. != ''], $fonds), ', ')[. != ''], '–')[1]"/>
  </xsl:function>

  <xsl:mode name="tp:inventory" on-no-match="fail"/>

  <xsl:template match="i:entry" mode="tp:inventory" as="element()+">
    <xsl:param name="entries" as="element(i:entry)+"/>
    <xsl:apply-templates select="$entries" mode="t:index"/>
  </xsl:template>

  <xsl:template match="i:entry[normalize-space(i:field[@name = 'inventory'])]" mode="tp:inventory" as="element()">
    <xsl:param name="entries" as="element(i:entry)+"/>
    <section class="inventory">
      <h3>Inventory {i:field[@name = 'inventory']}</h3>
      <xsl:apply-templates select="$entries" mode="t:index">
        <xsl:with-param name="level" select="4"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'archives']/i:entry[normalize-space(i:field[@name = 'inventory'])]" mode="t:entry-name" as="text()">
    <xsl:text>The whole inventory</xsl:text>
  </xsl:template>
  <xsl:template match="i:index[@kind = 'archives']/i:entry[normalize-space(i:field[@name = 'fonds'])][not(normalize-space(i:field[@name = 'inventory']))]" mode="t:entry-name" as="text()">
    <xsl:text>The whole fonds</xsl:text>
  </xsl:template>
  <xsl:template priority="2" match="i:index[@kind = 'archives']/i:entry[normalize-space(i:field[@name = 'file'])]" mode="t:entry-name" as="text()">
    <xsl:text>File {i:field[@name = 'file']}</xsl:text>
  </xsl:template>
</xsl:stylesheet>
