<?xml version="1.0" encoding="UTF-8"?>
<!-- A document among others, or on several pages: its parts, what comes before and after, and links between pages. -->
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

  <xsl:variable name="tp:this" as="element(s:document)?" select="key('tp:document', $document, $site)"/>

  <!-- The pages of the document in order: s:document for the first, s:part for the others. -->
  <xsl:variable name="tp:pages" as="element()*" select="$tp:this, $tp:this/s:part"/>
  <xsl:variable name="tp:number" as="xs:integer?" select="index-of($tp:pages/string(@page), $t:this-page)[1]"/>

  <!-- What comes before and after: a part of the document, or else another document. -->
  <xsl:variable name="tp:previous" as="element()?" select="($tp:pages[$tp:number - 1], $tp:this/s:previous)[1]"/>
  <xsl:variable name="tp:next" as="element()?" select="($tp:pages[$tp:number + 1], $tp:this/s:next)[1]"/>

  <xsl:function name="t:page-title" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="string-join(($tp:this/s:part[@page = $part]/@title, t:document-title($tei)), ' · ')"/>
  </xsl:function>

  <xsl:function name="t:neighbour-links" visibility="public" as="element()*">
    <xsl:for-each select="$tp:previous"><link rel="prev" href="{encode-for-uri(@page)}"/></xsl:for-each>
    <xsl:for-each select="$tp:next"><link rel="next" href="{encode-for-uri(@page)}"/></xsl:for-each>
  </xsl:function>

  <xsl:function name="t:neighbours" visibility="public" as="element()?">
    <xsl:if test="exists(($tp:previous, $tp:next))">
      <nav class="neighbours" aria-label="{t:label('neighbours')}">
        <xsl:sequence select="$t:generated"/>
        <xsl:sequence select="$tp:previous ! tp:neighbour(., 'prev', t:label('previous'))"/>
        <xsl:sequence select="$tp:next ! tp:neighbour(., 'next', t:label('next'))"/>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:neighbour" as="element()">
    <xsl:param name="page" as="element()"/>
    <xsl:param name="relation" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <a rel="{$relation}" href="{encode-for-uri($page/@page)}"><span>{$label}</span> {$page/@title}</a>
  </xsl:function>

  <!-- Above a part stands the document to which it belongs. -->
  <xsl:function name="t:running-title" visibility="public" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:if test="$part != ''">
      <h1 class="running-title">
        <xsl:sequence select="$t:generated"/>
        <a href="{encode-for-uri($tp:this/@page)}">{t:document-title($tei)}</a>
      </h1>
    </xsl:if>
  </xsl:function>

  <!-- The parts of a document are listed on its first page. -->
  <xsl:function name="t:parts-list" visibility="public" as="element()?">
    <xsl:if test="$part = '' and exists($tp:this/s:part)">
      <nav class="parts" aria-label="{t:label('contents')}">
        <xsl:sequence select="$t:generated"/>
        <xsl:sequence select="tp:page-parts($tp:this/s:part)"/>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:page-parts" as="element()?">
    <xsl:param name="parts" as="element(s:part)*"/>
    <xsl:where-populated>
      <ol>
        <xsl:for-each-group select="$parts" group-starting-with="s:part[@level = $parts[1]/@level]">
          <li>
            <a href="{encode-for-uri(@page)}">{@title}</a>
            <xsl:sequence select="tp:page-parts(tail(current-group()))"/>
          </li>
        </xsl:for-each-group>
      </ol>
    </xsl:where-populated>
  </xsl:function>

  <!-- Templates lead to anchors as if the document were one page: those on other pages get their page. -->
  <xsl:key name="tp:anchor" match="s:anchor" use="@id"/>

  <xsl:mode name="t:across-pages" on-no-match="shallow-copy"/>

  <xsl:template match="a/@href[starts-with(., '#')]" mode="t:across-pages" xpath-default-namespace="">
    <xsl:variable name="page" as="attribute()?" select="key('tp:anchor', substring(., 2), $site)/@page"/>
    <xsl:attribute name="href" select="string-join($page ! encode-for-uri(.)) || ."/>
  </xsl:template>
</xsl:stylesheet>
