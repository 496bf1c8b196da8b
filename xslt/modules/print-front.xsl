<?xml version="1.0" encoding="UTF-8"?>
<!-- Title matter: the title page as printed, or one made from the header; abstract and keywords. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="t:print-title" on-no-match="fail"/>

  <xsl:template match="titlePage" mode="t:print-block" as="element(p:titlepage)">
    <titlepage>
      <xsl:sequence select="tp:leading(.)"/>
      <xsl:apply-templates mode="t:print-title"/>
    </titlepage>
  </xsl:template>

  <xsl:template match="text()[not(normalize-space())] | comment() | processing-instruction()" mode="t:print-title"/>

  <xsl:template match="text()" mode="t:print-title" as="element(p:p)">
    <p><xsl:apply-templates select="." mode="t:print-inline"/></p>
  </xsl:template>

  <xsl:template match="pb | lb | cb" mode="t:print-title" as="node()*">
    <xsl:apply-templates select="." mode="t:print-inline"/>
  </xsl:template>

  <xsl:template match="docImprint[*][not(text()[normalize-space()])]" mode="t:print-title" as="element(p:imprint)">
    <imprint>
      <xsl:for-each select="*">
        <item><xsl:apply-templates select="." mode="t:print-inline"/></item>
      </xsl:for-each>
    </imprint>
  </xsl:template>

  <xsl:template match="byline" mode="t:print-title" as="element()*">
    <xsl:for-each-group select="node()" group-starting-with="affiliation">
      <xsl:variable name="kind" as="xs:string" select="if (self::affiliation) then 'affiliation' else 'author'"/>
      <xsl:if test="normalize-space(string-join(current-group()))">
        <xsl:element name="{$kind}" namespace="urn:teitools:print">
          <xsl:apply-templates select="current-group()" mode="t:print-inline"/>
        </xsl:element>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="docAuthor" mode="t:print-title" as="element(p:author)">
    <author><xsl:apply-templates select="." mode="t:print-inline"/></author>
  </xsl:template>

  <xsl:template match="docTitle" mode="t:print-title" as="node()*">
    <xsl:apply-templates mode="t:print-title"/>
  </xsl:template>

  <xsl:template match="titlePart" mode="t:print-title" as="element(p:title)">
    <title><xsl:apply-templates select="." mode="t:print-inline"/></title>
  </xsl:template>

  <xsl:template match="titlePart[@type = ('sub', 'alt', 'short', 'desc')]" mode="t:print-title" as="element(p:subtitle)"
      priority="1">
    <subtitle><xsl:apply-templates select="." mode="t:print-inline"/></subtitle>
  </xsl:template>

  <xsl:template match="*" mode="t:print-title" as="node()*">
    <xsl:sequence select="tp:blocks(.)"/>
  </xsl:template>

  <xsl:template match="divGen" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:anchors(.), tp:blocks(node())"/>
  </xsl:template>

  <xsl:template name="tp:title-page-from-header" as="element(p:titlepage)">
    <titlepage>
      <xsl:if test="exists($tp:authors)">
        <author><xsl:value-of select="$tp:authors" separator=", "/></author>
      </xsl:if>
      <title><xsl:value-of select="$tp:title"/></title>
    </titlepage>
  </xsl:template>

  <!-- What readers of a print need of the header: the abstract, who wrote to whom, the sigla. -->
  <xsl:template name="tp:matter-from-header" as="node()*">
    <xsl:for-each select="$tp:header/profileDesc/abstract[normalize-space()][not($t:document//text//div[tp:is-summary(.)])]">
      <abstract title="{tp:label('abstract')}">
        <xsl:sequence select="tp:language(.), tp:blocks(node())"/>
      </abstract>
    </xsl:for-each>
    <xsl:apply-templates select="$tp:header/profileDesc/correspDesc[normalize-space()], $tp:header/fileDesc/sourceDesc/listWit[normalize-space()]"
        mode="t:print-block"/>
  </xsl:template>

  <xsl:function name="tp:is-summary" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::div][@type = ('abstract', 'keywords')])"/>
  </xsl:function>

  <xsl:template match="div[tp:is-summary(.)]" mode="t:print-block"
      as="element()" priority="1">
    <xsl:element name="{@type}" namespace="urn:teitools:print">
      <xsl:attribute name="title" select="
          ((head, p[1]/label[1]) ! replace(tp:plain(.), '\s*[:.]\s*$', ''), tp:label(@type))[.][1]"/>
      <xsl:sequence select="tp:language(.), tp:leading(.), tp:blocks(node())"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
