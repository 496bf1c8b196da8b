<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes at the end of an e-book: each entry with the places of its mentions, as at the end of a book. -->
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

  <xsl:template match="i:index" mode="t:pages" as="map(xs:string, xs:string)">
    <xsl:map-entry key="@kind || '.html'">
      <xsl:call-template name="t:chapter">
        <xsl:with-param name="title" select="string(@title)"/>
        <xsl:with-param name="kind" select="'register of-' || @kind"/>
        <xsl:with-param name="main" as="element()">
          <section role="doc-index">
            <h1>{@title}</h1>
            <p class="summary"><xsl:apply-templates select="." mode="t:summary"/></p>
            <xsl:apply-templates select="." mode="t:index"/>
          </section>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:map-entry>
  </xsl:template>

  <xsl:template match="i:index[empty(i:entry)]" mode="t:pages" as="empty-sequence()" priority="1"/>

  <!-- The words around a mention are a touch away: an e-book lists the places alone. -->
  <xsl:function name="t:mentions" visibility="public" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:where-populated>
      <p class="mentions">
        <xsl:for-each select="$entry/i:mention">
          <xsl:if test="position() gt 1"><xsl:text> · </xsl:text></xsl:if>
          <xsl:sequence select="t:where-link(.)"/>
        </xsl:for-each>
      </p>
    </xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
