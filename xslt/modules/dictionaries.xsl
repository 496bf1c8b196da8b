<?xml version="1.0" encoding="UTF-8"?>
<!-- Dictionaries: entries, forms, senses. -->
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

  <xsl:template match="entry | superEntry | entryFree[parent::div or parent::body] | hom | sense | re" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>
  <xsl:template match="form | gramGrp | etym | xr | usg | dictScrap" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="false()"/></xsl:template>

  <xsl:template match="entry | superEntry | hom | sense | re" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., (local-name()[. != 'entry'], 'dictionary-entry'[current()/self::entry]))"/>
      <xsl:apply-templates select="@n" mode="#current"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="entryFree[parent::div or parent::body]" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., 'dictionary-entry')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="(sense | hom)/@n" mode="t:html" as="element()"><span class="sense-number" data-generated="">{.}</span></xsl:template>
  <xsl:template match="(entry | superEntry | re)/@n | (sense | hom)[lbl or num]/@n" mode="t:html" as="empty-sequence()" priority="1"/>

  <xsl:template match="form | gramGrp | etym | xr | orth | hyph | syll | stress | gram | gen | number | case | per | tns | mood | iType | pos | subc | colloc | def | lang | usg | lbl | dictScrap"
    mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., (local-name()[. = ('orth', 'usg', 'lbl')], 'grammar'[current()/parent::gramGrp]))"/>
      <xsl:sequence select="t:spaced(node())"/>
      <xsl:apply-templates select="@a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="pron" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., 'pron')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <!-- A reference to the headword may leave it out. -->
  <xsl:template match="(oRef | pRef)[empty(node())]" mode="t:html" as="element()"><span data-generated="">~</span></xsl:template>
  <xsl:template match="oRef | pRef" mode="t:html" as="node()*" priority="-0.4">
    <xsl:apply-templates select="." mode="tp:part"/>
  </xsl:template>
</xsl:stylesheet>
