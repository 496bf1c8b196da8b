<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and dates, linked to their entries. -->
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

  <xsl:template match="persName | placeName | orgName | geogName | name | rs | country | settlement | region | district | bloc | term" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <!-- The parts of a name, and what has no place of its own, are their text. -->
  <xsl:template match="surname | forename | roleName | genName | nameLink | addName | orgName[not(@a:id)] | persName[not(@a:id)] | placeName[not(@a:id)] | name[not(@a:id)] | rs[not(@a:id)]
      | term[not(@a:id)] | country[not(@a:id)] | settlement[not(@a:id)] | region[not(@a:id)] | label[not(@a:id)]" mode="t:html" priority="0.7" as="node()*">
    <xsl:apply-templates select="node(), @a:app" mode="#current"/>
  </xsl:template>

  <xsl:template match="(persName | author | editor)/*[preceding-sibling::node()[1]/self::*]" mode="t:text" as="item()*" priority="0.6">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- Parts that stand side by side without a space are words all the same. -->
  <xsl:template match="(persName | author | editor | affiliation | analytic/* | monogr/*)/*[preceding-sibling::node()[1]/self::*]" mode="t:html" priority="2.5" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="*[@a:kind = 'm'][not(self::title)][normalize-space()][t:entries(.)]" mode="t:html" priority="2" as="element()+">
    <xsl:variable name="entry" as="element(i:entry)" select="t:entries(.)[1]"/>
    <xsl:sequence select="t:link(., t:entry-href($entry), ())"/>
  </xsl:template>

  <xsl:template match="date | time" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="date[not(@a:id)]" mode="t:html" as="node()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="date[normalize-space()][t:entries(.)]" mode="t:html" as="element()+" priority="2">
    <xsl:sequence select="t:link(., t:entry-href(t:entries(.)[1]), ())"/>
  </xsl:template>
</xsl:stylesheet>
