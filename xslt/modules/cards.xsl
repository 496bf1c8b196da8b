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

  <xsl:function name="t:cards" as="element()?">
    <xsl:variable name="entries" as="element(i:entry)*" select="key('tp:mentioned-in', $document, $indexes)"/>
    <xsl:if test="exists($entries)">
      <template id="ui:cards"><xsl:apply-templates select="$entries" mode="tp:card"/></template>
    </xsl:if>
  </xsl:function>

  <xsl:template match="i:entry" mode="tp:card" as="element()">
    <div data-entry="{t:entry-href(.)}">
      <p class="card-name"><xsl:sequence select="t:entry-name(.), t:life(.)"/></p>
      <xsl:for-each select="i:field[@name = ('occupation', 'role', 'note', 'description', 'date')][normalize-space()]"><p>{.}</p></xsl:for-each>
      <p class="card-more"><a href="{t:entry-href(.)}">{t:counted(count(i:mention), 'mention', 'mentions')} in {../@title}</a></p>
    </div>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="tp:card" as="element()">
    <div data-entry="{t:entry-href(.)}">
      <xsl:sequence select="t:decision-body(.)"/>
      <p class="card-more"><a href="{t:entry-href(.)}">{../@title}, {t:label('decision') => lower-case()} {substring-after(@id, 'app.')}</a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
