<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: stanzas and lines, with their numbers. -->
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

  <xsl:template match="lg | l" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="lg" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'lg'), t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., ('line', tp:part-of-line(.)))"/>
      <xsl:apply-templates select="@a:n" mode="tp:line-number"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The rest of a line that several speakers share begins where the first part ended. -->
  <xsl:function name="tp:part-of-line" as="xs:string?">
    <xsl:param name="line" as="element(l)"/>
    <xsl:sequence select="map { 'M': 'middle-part', 'F': 'final-part' }(string($line/@part))"/>
  </xsl:function>

  <!-- Lines are numbered by fives, or as the edition wants it; a number may tell act and scene first. -->
  <xsl:mode name="tp:line-number" on-no-match="fail"/>
  <xsl:template match="@a:n" mode="tp:line-number" as="element()?">
    <xsl:variable name="number" as="xs:string" select="replace(., '^.*[.:]', '')"/>
    <xsl:if test="$line-numbers gt 0 and matches($number, '^\d{1,6}$') and xs:integer($number) mod $line-numbers = 0 and not(../@part = ('M', 'F'))">
      <a class="line-number" href="#{../@a:id}" aria-label="{t:label('line')} {.}">
        <xsl:sequence select="$t:generated"/>
        <xsl:apply-templates select="../@a:page" mode="t:paragraph-number"/>
        <xsl:text>{$number}</xsl:text>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="caesura" mode="t:html" as="element()"><span class="caesura"/></xsl:template>

  <xsl:template match="rhyme" mode="t:html" as="node()*">
    <xsl:apply-templates select="." mode="tp:part"/>
  </xsl:template>
</xsl:stylesheet>
