<?xml version="1.0" encoding="UTF-8"?>
<!-- Contents of a document: its parts and their divisions. -->
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

  <xsl:mode name="t:toc" on-no-match="shallow-skip"/>

  <xsl:function name="t:toc" visibility="public" as="element()">
    <xsl:param name="tei" as="element()"/>
    <nav class="toc" aria-labelledby="ui:contents">
      <h2 id="ui:contents"><xsl:sequence select="$t:generated"/>{t:label('contents')}</h2>
      <ul>
        <xsl:apply-templates select="$tei/(text | TEI)" mode="t:toc"/>
        <xsl:if test="$tei/teiHeader and $part = ''">
          <li><a href="#{t:free-id($tei, 'about')}">{t:label('about')}</a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:function>

  <xsl:template match="text" mode="t:toc" as="element()*">
    <xsl:apply-templates select="front | body | group" mode="#current"/>
    <xsl:if test="t:collected-notes(.)">
      <li><a href="#{t:free-id(., 'notes')}">{t:label('notes')}</a></li>
    </xsl:if>
    <xsl:if test="t:variants(.)">
      <li><a href="#{t:free-id(., 'variants')}">{t:label('variants')}</a></li>
    </xsl:if>
    <xsl:apply-templates select="back" mode="#current"/>
  </xsl:template>

  <xsl:template match="body" mode="t:toc" as="element()+">
    <li><a href="#{t:free-id(., 'text')}">{t:label('text')}</a></li>
  </xsl:template>

  <xsl:template match="body[t:divisions(.)/head]" mode="t:toc" as="element()*">
    <xsl:apply-templates select="t:divisions(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="(div | div1 | div2 | div3)[head or ancestor::front or ancestor::back][@a:id]" mode="t:toc" as="element()">
    <li>
      <a href="#{@a:id}">{t:division-label(.)}</a>
      <xsl:where-populated>
        <ul><xsl:apply-templates select="t:divisions(.)[head][count(ancestor-or-self::*[matches(local-name(), '^div[1-7]?$')]) le $contents-depth]" mode="#current"/></ul>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="div[@type = ('toc', 'contents')]" mode="t:toc" priority="1" as="empty-sequence()"/>

  <xsl:function name="t:division-label" visibility="public" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="head" as="xs:string" select="t:plain($division/head[1]/node())"/>
    <xsl:sequence select="($head[. != ''], $division/@type/t:label(.), t:label('text'))[1]"/>
  </xsl:function>
</xsl:stylesheet>
