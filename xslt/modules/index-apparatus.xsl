<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of editorial decisions, set like an apparatus: place, edited reading ] copy-text, kind, reason. -->
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

  <xsl:template match="i:index[@kind = 'apparatus']" mode="t:index" as="element()">
    <ol class="decisions">
      <xsl:apply-templates select="i:entry" mode="#current"/>
    </ol>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="t:index" as="element()" priority="1">
    <li id="{@id}">
      <p class="where"><xsl:sequence select="i:mention ! t:where-link(.)"/></p>
      <div class="decision"><xsl:sequence select="t:decision-body(.), tp:context(.)"/></div>
    </li>
  </xsl:template>

  <!-- The readings, what kind of slip it is, how certain the editor is, and why. -->
  <xsl:function name="t:decision-body" as="element()+">
    <xsl:param name="entry" as="element(i:entry)"/>
    <p class="readings"><xsl:apply-templates select="$entry" mode="tp:readings"/></p>
    <xsl:for-each select="$entry/i:field[@name = 'reason'][normalize-space()]"><p class="reason">{.}</p></xsl:for-each>
    <p class="verdict">{string-join($entry/(i:field[@name = 'kind'] ! tp:slip(.), i:field[@name = 'certainty'][normalize-space()] ! ('certainty ' || .)), ' · ')}</p>
  </xsl:function>

  <xsl:function name="tp:slip" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="map {
        'ocr': 'error of the conversion from print', 'printer': 'error of the print', 'author': 'slip of the author’s'}"/>
    <xsl:sequence select="($kinds($kind), $kind)[1]"/>
  </xsl:function>

  <xsl:mode name="tp:readings" on-no-match="fail"/>

  <xsl:template match="i:entry" mode="tp:readings" as="node()+">
    <span class="lemma">{i:mention[1]/@text}</span>
    <xsl:text> </xsl:text>
    <span class="source">not emended</span>
  </xsl:template>

  <xsl:template match="i:entry[i:field[@name = ('sic', 'corr')][normalize-space()]]" mode="tp:readings" as="node()+">
    <xsl:apply-templates select="(i:field[@name = 'corr'], .)[1]" mode="tp:reading"/>
    <xsl:text> ] </xsl:text>
    <xsl:apply-templates select="(i:field[@name = 'sic'], .)[1]" mode="tp:reading"/>
    <xsl:text> </xsl:text>
    <span class="source">copy-text</span>
  </xsl:template>

  <xsl:mode name="tp:reading" on-no-match="fail"/>
  <xsl:template match="i:field[@name = 'corr']" mode="tp:reading" as="element()"><span class="lemma">{.}</span></xsl:template>
  <xsl:template match="i:field[@name = 'sic']" mode="tp:reading" as="element()"><span class="rejected">{.}</span></xsl:template>
  <xsl:template match="i:field[not(normalize-space())] | i:entry" mode="tp:reading" priority="1" as="element()"><span class="source">nothing</span></xsl:template>

  <xsl:function name="tp:context" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:for-each select="$entry/i:mention[1]">
      <p class="context"><xsl:sequence select="t:context(.)"/></p>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
