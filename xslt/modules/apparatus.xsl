<?xml version="1.0" encoding="UTF-8"?>
<!-- Emended places: both readings, of which the page shows one, and the sign that leads to the decision. -->
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

  <xsl:mode name="t:readings" on-no-match="fail"/>

  <xsl:template match="choice" mode="t:html" as="element()+">
    <xsl:apply-templates select="." mode="t:readings"/>
    <xsl:apply-templates select="@a:app" mode="#current"/>
  </xsl:template>

  <!-- The copy-text's reading is hidden by the attribute, so that it stays hidden where no style is read. -->
  <xsl:template match="choice" mode="t:readings" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'choice')"/>
      <xsl:apply-templates select="sic | orig | abbr, corr | reg | expan, node() except (sic, orig, abbr, corr, reg, expan)" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text() | choice/note" mode="t:readings" as="node()*" priority="1">
    <xsl:apply-templates select="." mode="t:html"/>
  </xsl:template>

  <xsl:template match="choice/*" mode="t:readings" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'edited')"/>
      <xsl:apply-templates mode="t:html"/>
    </xsl:element>
  </xsl:template>

  <!-- Alternatives that are neither the copy-text's nor the editor's stand side by side. -->
  <xsl:template match="choice/*[not(self::choice or self::sic or self::orig or self::abbr or self::corr or self::reg or self::expan)]" mode="t:readings" as="node()*">
    <xsl:if test="preceding-sibling::*"><xsl:text>/</xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="t:html"/>
  </xsl:template>

  <xsl:template match="choice[corr | reg | expan]/(sic | orig | abbr)" mode="t:readings" priority="1" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'copy')"/>
      <xsl:attribute name="hidden"/>
      <xsl:apply-templates mode="t:html"/>
    </xsl:element>
  </xsl:template>

  <!-- The sign is drawn by the style sheet: the page's text stays the text. -->
  <xsl:template match="@a:app" mode="t:html" as="element()?">
    <xsl:apply-templates select="t:decision(.)" mode="tp:sign">
      <xsl:with-param name="place" select=".." tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:mode name="tp:sign" on-no-match="fail"/>
  <xsl:template match="i:entry" mode="tp:sign" as="element()">
    <a class="sign" href="{t:entry-href(.)}" aria-label="{t:label('decision')} {substring-after(@id, 'app.')}"/>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | abbr | expan" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The division that holds the reasons: they stand in the apparatus, where this leads to. -->
  <xsl:template match="div[@type = 'apparatus'][note[t:is-in-apparatus(.)]]" mode="t:html" as="element()" priority="2">
    <section>
      <xsl:sequence select="t:place(., 'div-apparatus')"/>
      <xsl:if test="empty(head)"><h2><xsl:sequence select="$t:generated"/>{t:label('apparatus')}</h2></xsl:if>
      <xsl:sequence select="t:blocks(.)"/>
      <p>
        <xsl:sequence select="$t:generated"/>
        <xsl:text>Every place where the edition departs from its copy-text, or comments on it, is explained in the </xsl:text>
        <a href="apparatus.html">list of {count(key('tp:mentioned-in', $document, $indexes)[../@kind = 'apparatus'])} editorial decisions</a>
        <xsl:text>.</xsl:text>
      </p>
    </section>
  </xsl:template>
</xsl:stylesheet>
