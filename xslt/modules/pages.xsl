<?xml version="1.0" encoding="UTF-8"?>
<!-- Pages of the printed source: breaks in the text, and the list of them. -->
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

  <xsl:template match="pb" mode="t:html" as="element()">
    <a class="pb" href="#{@a:id}" id="{@a:id}" aria-label="{t:label('page')} {@a:n}"><span>{@a:n}</span></a>
  </xsl:template>

  <!-- A break inside a link cannot be one itself. -->
  <xsl:template match="pb" mode="t:linked" as="element()">
    <span class="pb" id="{@a:id}"><span>{@a:n}</span></span>
  </xsl:template>

  <xsl:function name="t:page-list" visibility="public" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="breaks" as="element(pb)*" select="$tei//text//pb"/>
    <xsl:if test="exists($breaks)">
      <nav class="page-list" aria-labelledby="ui:pages">
        <h2 id="ui:pages">{t:label('pages')}</h2>
        <ol>
          <xsl:for-each select="$breaks">
            <li><a href="#{@a:id}">{@a:n}</a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
