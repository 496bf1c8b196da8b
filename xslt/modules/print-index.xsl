<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of persons, places, organisations and archival sources. The typesetter finds the pages. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:i="urn:teitools:index" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="urn:teitools:index"
    exclude-result-prefixes="#all">

  <xsl:variable name="tp:printed-indexes" as="element(index)*" select="
      $indexes/indexes/index[@kind = ('persons', 'places', 'organizations', 'archives', 'subjects')][entry/mention/@document = $name]"/>

  <xsl:template name="tp:indexes" as="element(p:indexes)?">
    <xsl:where-populated>
      <indexes title="{tp:label('indexes')}">
        <xsl:for-each select="$tp:printed-indexes[1]">
          <p><xsl:value-of select="tp:label('indexes-intro')"/></p>
        </xsl:for-each>
        <xsl:apply-templates select="$tp:printed-indexes" mode="t:print-index"/>
      </indexes>
    </xsl:where-populated>
  </xsl:template>

  <xsl:mode name="t:print-index" on-no-match="fail"/>

  <xsl:template match="index" mode="t:print-index" as="element(p:index)">
    <xsl:variable name="printed" as="element(entry)*" select="entry[mention/@document = $name]"/>
    <xsl:variable name="rows" as="element()*">
      <xsl:perform-sort select="$printed, see[@to = $printed/@id]"><xsl:sort select="string(@sort)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/></xsl:perform-sort>
    </xsl:variable>
    <index kind="{@kind}" title="{@title}">
      <xsl:for-each-group select="$rows" group-adjacent="string(@letter)">
        <group name="{if (current-grouping-key() = '#') then tp:label('figures') else current-grouping-key()}">
          <xsl:apply-templates select="current-group()" mode="t:print-index"/>
        </group>
      </xsl:for-each-group>
    </index>
  </xsl:template>

  <!-- Archival units stand under their fonds, which they do not name again. -->
  <xsl:template match="index[@kind = 'archives']" mode="t:print-index" as="element(p:index)" priority="1">
    <index kind="{@kind}" title="{@title}">
      <xsl:for-each-group select="entry[mention/@document = $name]" group-adjacent="tp:holding(.)">
        <group name="{current-grouping-key()}">
          <xsl:apply-templates select="current-group()" mode="t:print-index"/>
        </group>
      </xsl:for-each-group>
    </index>
  </xsl:template>

  <!-- A name that stands elsewhere. -->
  <xsl:template match="see" mode="t:print-index" as="element(p:entry)">
    <entry see="{../entry[@id = current()/@to]/@name}"><name><xsl:value-of select="@name"/></name></entry>
  </xsl:template>

  <!-- A sub-entry; the first under a heading that has no places of its own brings the heading. -->
  <xsl:template match="entry[field[@name = 'subheading']]" mode="t:print-index" as="element(p:entry)+" priority="1">
    <xsl:variable name="heading" as="xs:string" select="field[@name = 'heading']"/>
    <xsl:if test="not(preceding-sibling::entry[mention/@document = $name][@name = $heading or field[@name = 'heading'] = $heading])">
      <entry><name><xsl:value-of select="$heading"/></name></entry>
    </xsl:if>
    <entry level="2">
      <name><xsl:value-of select="field[@name = 'subheading']"/></name>
      <xsl:apply-templates select="mention[@document = $name]" mode="t:print-locator"/>
    </entry>
  </xsl:template>

  <xsl:template match="entry" mode="t:print-index" as="element(p:entry)">
    <entry>
      <xsl:sequence select="tp:attribute('also', string-join(tp:related(.)/@name, '; '))"/>
      <name><xsl:value-of select="tp:printed-name(.)"/></name>
      <xsl:apply-templates select="mention[@document = $name]" mode="t:print-locator"/>
    </entry>
  </xsl:template>

  <!-- The printed entries to which the register says that an entry corresponds. -->
  <xsl:function name="tp:related" as="element(entry)*">
    <xsl:param name="entry" as="element(entry)"/>
    <xsl:variable name="ids" as="xs:string*" select="$entry/source/*/@corresp ! tokenize(.) ! replace(., '^.*[#:]', '')"/>
    <xsl:sequence select="$entry/../entry[@id = $ids][mention/@document = $name] except $entry"/>
  </xsl:function>

  <!-- The repository and fonds of an archival unit, as far as its own name has them: "RGANI, F 3". -->
  <xsl:function name="tp:holding" as="xs:string">
    <xsl:param name="entry" as="element(entry)"/>
    <xsl:variable name="fonds" as="xs:string" select="' ' || $entry/field[@name = 'fonds']"/>
    <xsl:variable name="before" as="xs:string" select="substring-before($entry/@name || ',', $fonds || ',')"/>
    <xsl:sequence select="if ($before and normalize-space($fonds)) then $before || $fonds else string($entry/field[@name = 'repository'])"/>
  </xsl:function>

  <xsl:function name="tp:printed-name" as="xs:string">
    <xsl:param name="entry" as="element(entry)"/>
    <xsl:variable name="holding" as="xs:string?" select="tp:holding($entry)[$entry/../@kind = 'archives']"/>
    <xsl:sequence select="
        if (not($holding) or not(starts-with($entry/@name, $holding))) then string($entry/@name)
        else (replace(substring-after($entry/@name, $holding), '^[,\s]+', '')[.], tp:label('in-general'))[1]"/>
  </xsl:function>

  <!-- Where an entry is mentioned: a place in this document, and the number of the note it stands in. -->
  <xsl:mode name="t:print-locator" on-no-match="fail"/>

  <xsl:template match="mention" mode="t:print-locator" as="element(p:locator)">
    <locator to="{@anchor}"><xsl:sequence select="tp:attribute('note', @note)"/></locator>
  </xsl:template>

</xsl:stylesheet>
