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
      <xsl:sequence select="tp:attribute('lang', $tp:main-language), $parts, tp:unhandled($parts)"/>
    </article>
  </xsl:template>

  <!-- What a file publishes: everything after the header, the text first. -->
  <xsl:function name="tp:texts" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="parts" as="element()*" select="$document/*/(text, (* except (text, teiHeader)))"/>
    <xsl:sequence select="if ($parts) then $parts else $document/*"/>
  </xsl:function>

  <xsl:variable name="tp:main-language" as="xs:string?" select="
      let $text := ($t:document//text)[1],
          $used := $t:document/*/teiHeader//langUsage/language/@ident
      return (($text, $t:document/*)[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang, $used[last() = 1])[1] ! string()"/>

  <xsl:template match="text" mode="t:print-article" as="node()*">
    <xsl:apply-templates select=".[not(front/titlePage)], front, body, group, back" mode="t:print-part"/>
    <xsl:apply-templates select="* except (front, body, group, back)" mode="t:print-block"/>
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
