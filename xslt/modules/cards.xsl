<?xml version="1.0" encoding="UTF-8"?>
<!-- Cards: what the script shows beside a name, a date or a sign. Without the script they are never seen. -->
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

  <xsl:mode name="tp:card" on-no-match="fail"/>

  <!-- The file beside a document's page that brings its cards: a page is small, and its script reads this when
       it has time. A file of the disk may not be fetched, but a script may be loaded. -->
  <xsl:function name="t:cards-file" visibility="public" as="xs:string?">
    <xsl:sequence select="$t:this-page[$cards][exists(tp:carded())] ! replace(., '\.html$', '.cards.js')"/>
  </xsl:function>

  <xsl:function name="t:cards" visibility="public" as="xs:string">
    <xsl:variable name="cards" as="element()+">
      <xsl:for-each-group select="tp:carded()" group-adjacent="../@kind">
        <div data-kind="{../@kind}" data-title="{../@title}">
          <xsl:apply-templates select="current-group()" mode="tp:card"/>
        </div>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="html" as="xs:string" select="string-join($cards ! serialize(., $t:html-output))"/>
    <xsl:sequence select="'teitoolsCards(' || serialize($html, map {'method': 'json'}) || ');'"/>
  </xsl:function>

  <!-- The entries that this page mentions. -->
  <xsl:function name="tp:carded" as="element(i:entry)*">
    <xsl:sequence select="key('tp:mentioned-in', $document, $indexes)[i:mention[@document = $document][string(@file) = $part]]"/>
  </xsl:function>

  <xsl:template match="i:entry" mode="tp:card" as="element()">
    <div data-id="{@id}" data-file="{t:entry-page(.)}" data-mentions="{(@mentions, count(i:mention))[1]}">
      <p class="card-name"><xsl:text>{@name}</xsl:text><xsl:sequence select="t:life(.)"/></p>
      <xsl:sequence select="t:fields(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="tp:card" as="element()">
    <div data-id="{@id}" data-file="{t:entry-page(.)}"><xsl:sequence select="t:decision-body(.)"/></div>
  </xsl:template>
</xsl:stylesheet>
