<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus: every editorial decision, with the page on which the reader finds it. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:i="urn:teitools:index"
    xmlns:t="urn:teitools:xslt" xmlns:tp="urn:teitools:xslt:private"
    xpath-default-namespace="urn:teitools:index" exclude-result-prefixes="#all">

  <xsl:variable name="tp:decisions" as="element(entry)*" select="
      $indexes/indexes/index[@kind = 'apparatus']/entry[mention/@document = $name]"/>

  <!-- Editorial notes that the list of decisions repeats. -->
  <xsl:function name="tp:is-explanation" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="exists($note/@a:explains) and exists($tp:decisions)"/>
  </xsl:function>

  <xsl:template match="*:note[tp:is-explanation(.)]" mode="t:print-block t:print-inline" priority="6"/>

  <xsl:template match="*:div[@type = 'apparatus'][exists($tp:decisions)][not(*:note[not(tp:is-explanation(.))])]"
      mode="t:print-block" as="node()*" priority="6">
    <xsl:sequence select="tp:blocks(* except (*:head, *:note))"/>
  </xsl:template>

  <xsl:template name="tp:apparatus" as="element(p:apparatus)?">
    <xsl:where-populated>
      <apparatus title="{tp:label('apparatus')}">
        <xsl:for-each select="$tp:decisions[1]">
          <p><xsl:value-of select="tp:label('apparatus-intro')"/></p>
        </xsl:for-each>
        <xsl:apply-templates select="$tp:decisions" mode="t:print-decision"/>
      </apparatus>
    </xsl:where-populated>
  </xsl:template>

  <xsl:mode name="t:print-decision" on-no-match="fail"/>

  <xsl:template match="entry" mode="t:print-decision" as="element(p:decision)">
    <xsl:variable name="field" as="map(xs:string, xs:string)" select="map:merge(field ! map { string(@name): string(.) })"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <decision id="decision.{@id}">
      <xsl:sequence select="tp:attribute('kind', $field('kind')[.] ! tp:label(.)),
          tp:attribute('certainty', $field('certainty')[. = ('medium', 'low', 'unknown')] ! tp:label(.))"/>
      <xsl:apply-templates select="mention[@document = $name]" mode="t:print-locator"/>
      <xsl:if test="$field('corr') or $field('sic')">
        <lemma><xsl:sequence select="tp:reading($field('corr'))"/></lemma>
        <rejected><xsl:sequence select="tp:reading($field('sic'))"/></rejected>
      </xsl:if>
      <xsl:where-populated>
        <reason><xsl:value-of select="$field('reason')"/></reason>
      </xsl:where-populated>
    </decision>
  </xsl:template>

  <!-- A reading as it stands; one that has no letters is named. -->
  <xsl:function name="tp:reading" as="node()*">
    <xsl:param name="reading" as="xs:string?"/>
    <xsl:sequence select="tp:attribute('named', 'yes'[not(normalize-space($reading))])"/>
    <xsl:value-of select="if (normalize-space($reading)) then $reading else tp:label(('space'[$reading], 'nothing')[1])"/>
  </xsl:function>

</xsl:stylesheet>
