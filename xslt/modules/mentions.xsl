<?xml version="1.0" encoding="UTF-8"?>
<!-- Mentions: where they are, and the words around them. -->
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

  <xsl:function name="t:mentions" visibility="public" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:choose>
      <xsl:when test="$entry/../@brief"><xsl:sequence select="tp:documents-that-mention($entry)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="tp:mentions-in-context($entry)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Where an entry is mentioned too often for each place to be shown: the documents, each with its first place. -->
  <xsl:function name="tp:documents-that-mention" as="element()?">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:where-populated>
      <p class="documents">
        <xsl:for-each-group select="$entry/i:mention" group-by="@document">
          <xsl:if test="position() gt 1"><xsl:text> · </xsl:text></xsl:if>
          <a href="{t:mention-href(.)}">{(key('tp:document', @document, $site)/@title, @document)[1]}</a>
          <xsl:if test="count(current-group()) gt 1"><xsl:text>&#xA0;({count(current-group())})</xsl:text></xsl:if>
        </xsl:for-each-group>
      </p>
    </xsl:where-populated>
  </xsl:function>

  <xsl:function name="tp:mentions-in-context" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:variable name="mentions" as="element(i:mention)*" select="$entry/i:mention"/>
    <xsl:sequence select="tp:mention-list(subsequence($mentions, 1, $mentions-shown))"/>
    <xsl:if test="count($mentions) gt $mentions-shown">
      <details class="more">
        <summary>{t:counted(count($mentions) - $mentions-shown, 'more mention', 'more mentions')}<span class="for-outline"> of {$entry/@name}</span></summary>
        <xsl:sequence select="tp:mention-list(subsequence($mentions, $mentions-shown + 1))"/>
      </details>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:mention-list" as="element()?">
    <xsl:param name="mentions" as="element(i:mention)*"/>
    <xsl:if test="exists($mentions)">
      <ul class="mentions">
        <xsl:for-each select="$mentions">
          <li>
            <xsl:sequence select="t:where-link(.)"/>
            <xsl:text> </xsl:text>
            <span class="context"><xsl:sequence select="t:context(.)"/></span>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:function>

  <xsl:function name="t:where-link" visibility="public" as="element()">
    <xsl:param name="mention" as="element(i:mention)"/>
    <a class="where" href="{t:mention-href($mention)}">{t:where($mention)}</a>
  </xsl:function>

  <xsl:function name="t:context" visibility="public" as="node()*">
    <xsl:param name="mention" as="element(i:mention)"/>
    <xsl:text>{$mention/@before}</xsl:text>
    <b>{$mention/@text}</b>
    <xsl:text>{$mention/@after}</xsl:text>
  </xsl:function>

  <!-- Page of the print and place on it: p. 378, ¶ 12. With several documents, the document first; what has neither is in the text. -->
  <xsl:function name="t:where" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element(i:mention)"/>
    <xsl:variable name="page" as="xs:string?" select="$mention/@page[. != ''] ! ('p.&#xA0;' || .)"/>
    <xsl:variable name="title" as="xs:string?" select="key('tp:document', $mention/@document, $site)[not($t:is-alone)]/@title"/>
    <xsl:sequence select="(string-join(($title, $page, t:where-short($mention)[. != '']), ', ')[. != ''], t:label('text'))[1]"/>
  </xsl:function>

  <xsl:function name="t:where-short" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element(i:mention)"/>
    <xsl:apply-templates select="$mention" mode="tp:where"/>
  </xsl:function>

  <xsl:mode name="tp:where" on-no-match="fail"/>
  <xsl:template match="i:mention" mode="tp:where" as="xs:string">
    <xsl:sequence select="substring-after(@address, ':') => replace('\.', '&#xA0;') => replace('^bibl', 'bibliography')"/>
  </xsl:template>
  <xsl:template match="i:mention[@paragraph != '']" mode="tp:where" as="xs:string"><xsl:sequence select="'¶&#xA0;' || @paragraph"/></xsl:template>
  <xsl:template match="i:mention[@note != '']" mode="tp:where" as="xs:string"><xsl:sequence select="'n.&#xA0;' || @note"/></xsl:template>
</xsl:stylesheet>
