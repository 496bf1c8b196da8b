<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole article: metadata, title matter, text, back matter, apparatus and indexes, in the order of print. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="t:print-article" on-no-match="fail"/>

  <xsl:template match="document-node()" mode="t:print-article" as="element(p:article)">
    <xsl:variable name="parts" as="node()*">
      <xsl:call-template name="tp:metadata"/>
      <xsl:apply-templates select="tp:texts(.)" mode="t:print-article"/>
      <xsl:call-template name="tp:apparatus"/>
      <xsl:call-template name="tp:indexes"/>
    </xsl:variable>
    <article id="{$name}">
      <xsl:attribute name="kind" select="tp:genre(.)"/>
      <xsl:attribute name="contents" select="tp:label('contents')"/>
      <xsl:sequence select="tp:attribute('lang', $tp:main-language), tp:attribute('lines', tp:lines($parts)),
          tp:attribute('apparatus', 'run-on'[$apparatus-run-on]), $parts, tp:unhandled($parts)"/>
    </article>
  </xsl:template>

  <!-- What kind of text a document is, and so which template sets it when the edition does not say. -->
  <xsl:function name="tp:genre" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="body" as="element()*" select="$document//text//body"/>
    <xsl:sequence select="
        if (count($body//sp) gt 10 and count($body//sp/*) gt count($body//p[not(ancestor::sp)])) then 'drama'
        else if (exists($document/*/teiHeader//correspDesc) or exists($body//div[@type = 'letter']) or exists($body//(opener | closer)//(salute | signed))) then 'letters'
        else if (count($body//l[not(ancestor::note or ancestor::cit or ancestor::app)]) gt 2 * count($body//(p | ab)[not(ancestor::note)])) then 'verse'
        else if (exists($document//group/text) or count($body/(div | div1)[@type = ('chapter', 'part', 'book')]) gt 1
            or string-length(string-join($document/*/text)) gt 200000 and count($document/*/text//div[head]) gt 4) then 'book'
        else 'article'"/>
  </xsl:function>

  <!-- Lines are counted on each page where the apparatus refers to them and they have no numbers of their own. -->
  <xsl:function name="tp:lines" as="xs:string?">
    <xsl:param name="parts" as="node()*"/>
    <xsl:sequence select="'page'[exists($parts/descendant::p:note[@series = 'apparatus'][not(@line)])]"/>
  </xsl:function>

  <!-- What a file publishes: everything after the header, the text first. -->
  <xsl:function name="tp:texts" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="parts" as="element()*" select="($document/*/text, $document/*/(* except (text, teiHeader)))"/>
    <xsl:sequence select="if ($parts) then $parts else $document/*"/>
  </xsl:function>

  <xsl:variable name="tp:main-language" as="xs:string?" select="
      let $text := ($t:document//text)[1],
          $used := $t:document/*/teiHeader//langUsage/language/@ident
      return (($text, $t:document/*)[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang, $used[last() = 1])[1] ! string()"/>

  <xsl:template match="text" mode="t:print-article" as="node()*">
    <xsl:apply-templates select=".[not(front/titlePage)], front" mode="t:print-part"/>
    <xsl:if test=". is $t:document/descendant::text[1]"><xsl:call-template name="tp:matter-from-header"/></xsl:if>
    <xsl:apply-templates select="body, group, back" mode="t:print-part"/>
    <xsl:if test=". is $t:document/descendant::text[1]">
      <xsl:apply-templates select="$tp:header/fileDesc/sourceDesc/msDesc[normalize-space()]" mode="t:print-block"/>
    </xsl:if>
    <xsl:apply-templates select="* except (front, body, group, back)" mode="t:print-block"/>
  </xsl:template>

  <!-- A document of a corpus, under the title that its header gives it. -->
  <xsl:template match="teiCorpus | TEI" mode="t:print-article t:print-block" as="node()*">
    <xsl:variable name="title" as="element()?" select="teiHeader/fileDesc/titleStmt/title[1]"/>
    <xsl:for-each select="$title[normalize-space()][not(. is $t:document/*/teiHeader/fileDesc/titleStmt/title[1])]">
      <heading level="{min((6, count(ancestor::TEI | ancestor::teiCorpus) - 1))}"><xsl:apply-templates mode="t:print-inline"/></heading>
    </xsl:for-each>
    <xsl:apply-templates select="* except teiHeader" mode="t:print-article"/>
  </xsl:template>

  <xsl:template match="*" mode="t:print-article" as="node()*">
    <xsl:apply-templates select="." mode="t:print-block"/>
  </xsl:template>

  <!-- The parts of a text. A text without a title page gets one made from the header. -->
  <xsl:mode name="t:print-part" on-no-match="fail"/>

  <xsl:template match="text" mode="t:print-part" as="element()?">
    <xsl:if test=". is $t:document/descendant::text[1]">
      <xsl:call-template name="tp:title-page-from-header"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="front | back" mode="t:print-part" as="node()*">
    <xsl:sequence select="tp:blocks(node())"/>
  </xsl:template>

  <xsl:template match="body | group" mode="t:print-part" as="element(p:body)">
    <body>
      <xsl:if test="not(.//head[tp:is-heading(.)])">
        <xsl:attribute name="title" select="tp:label('text')"/>
      </xsl:if>
      <xsl:sequence select="tp:blocks(node())"/>
    </body>
  </xsl:template>

</xsl:stylesheet>
