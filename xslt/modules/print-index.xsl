<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of persons, places, organisations and archival sources. The typesetter finds the pages. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:i="urn:teitools:index" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="urn:teitools:index"
    exclude-result-prefixes="#all">

  <xsl:function name="tp:printed-indexes" as="element(index)*">
    <xsl:sequence select="$indexes/indexes/index[@kind = ('persons', 'places', 'organizations', 'archives')]
        [entry/mention/@document = $name]"/>
  </xsl:function>

  <xsl:template name="tp:indexes" as="element(p:indexes)?">
    <xsl:where-populated>
      <indexes title="{tp:label('indexes')}">
        <xsl:for-each select="tp:printed-indexes()[1]">
          <p><xsl:value-of select="tp:label('indexes-intro')"/></p>
        </xsl:for-each>
        <xsl:apply-templates select="tp:printed-indexes()" mode="t:print-index"/>
      </indexes>
    </xsl:where-populated>
  </xsl:template>

  <xsl:mode name="t:print-index" on-no-match="fail"/>

  <xsl:template match="index" mode="t:print-index" as="element(p:index)">
    <index kind="{@kind}" title="{@title}">
      <xsl:for-each-group select="entry[mention/@document = $name]" group-adjacent="string(@letter)">
        <letter name="{current-grouping-key()}">
          <xsl:apply-templates select="current-group()" mode="t:print-index"/>
        </letter>
      </xsl:for-each-group>
    </index>
  </xsl:template>

  <!-- Archival units stand under their fonds. -->
  <xsl:template match="index[@kind = 'archives']" mode="t:print-index" as="element(p:index)" priority="1">
    <index kind="{@kind}" title="{@title}">
      <xsl:for-each-group select="entry[mention/@document = $name]" group-adjacent="string(field[@name = 'fonds'])">
        <letter name="{current-grouping-key()}">
          <xsl:apply-templates select="current-group()" mode="t:print-index"/>
        </letter>
      </xsl:for-each-group>
    </index>
  </xsl:template>

  <xsl:template match="entry" mode="t:print-index" as="element(p:entry)">
    <entry>
      <name><xsl:value-of select="@name"/></name>
      <xsl:apply-templates select="mention[@document = $name]" mode="t:print-locator"/>
    </entry>
  </xsl:template>

  <!-- Where an entry is mentioned: a place in this document, and the number of the note it stands in. -->
  <xsl:mode name="t:print-locator" on-no-match="fail"/>

  <xsl:template match="mention" mode="t:print-locator" as="element(p:locator)">
    <locator to="{@anchor}"><xsl:sequence select="tp:attribute('note', @note)"/></locator>
  </xsl:template>

</xsl:stylesheet>
