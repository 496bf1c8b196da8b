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

  <xsl:function name="t:cards" visibility="public" as="element()?">
    <xsl:variable name="entries" as="element(i:entry)*" select="key('tp:mentioned-in', $document, $indexes)"/>
    <xsl:if test="exists($entries)">
      <template id="ui:cards">
        <xsl:for-each-group select="$entries" group-adjacent="../@kind">
          <div data-kind="{../@kind}" data-title="{../@title}">
            <xsl:apply-templates select="current-group()" mode="tp:card"/>
          </div>
        </xsl:for-each-group>
      </template>
    </xsl:if>
  </xsl:function>

  <xsl:template match="i:entry" mode="tp:card" as="element()">
    <div data-id="{@id}" data-mentions="{count(i:mention)}">
      <p class="card-name"><xsl:text>{@name}</xsl:text><xsl:sequence select="t:life(.)"/></p>
      <xsl:sequence select="t:fields(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="tp:card" as="element()">
    <div data-id="{@id}"><xsl:sequence select="t:decision-body(.)"/></div>
  </xsl:template>
</xsl:stylesheet>
