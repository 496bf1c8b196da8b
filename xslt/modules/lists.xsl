<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: plain, numbered, with labels, and run in. -->
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

  <xsl:template match="list | list/item | list/label" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="list" mode="t:html" as="node()*">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:element name="{tp:list-name(.)}">
      <xsl:sequence select="t:place(., tp:list-class(.))"/>
      <xsl:apply-templates select="node() except head" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="list[label]" mode="t:html" as="node()*">
    <xsl:apply-templates select="head" mode="#current"/>
    <dl>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node() except head" mode="#current"/>
    </dl>
  </xsl:template>

  <!-- A list that runs in with the sentence stays in it. -->
  <xsl:template match="list[tp:is-run-in(.)]" mode="t:html" as="element()" priority="1">
    <span><xsl:sequence select="t:place(., ()), t:spaced(node())"/></span>
  </xsl:template>

  <xsl:template match="list[tp:is-run-in(.)]/(item | label)" mode="t:html" as="node()*" priority="6">
    <xsl:apply-templates select="." mode="tp:part"/>
  </xsl:template>

  <xsl:template match="list[tp:is-run-in(.)] | list[tp:is-run-in(.)]/(item | label)" mode="tp:is-block" as="xs:boolean" priority="1"><xsl:sequence select="false()"/></xsl:template>

  <xsl:function name="tp:is-run-in" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="($list/@rend, $list/@type) = ('inline', 'run-in', 'runin') and empty($list/(head, item/(p | ab | list | table | figure | lg | l)))"/>
  </xsl:function>

  <xsl:function name="tp:list-name" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="if (($list/@rend, $list/@type) = ('numbered', 'ordered')) then 'ol' else 'ul'"/>
  </xsl:function>

  <xsl:function name="tp:list-class" as="xs:string*">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="'plain'[($list/@rend, $list/@type) = ('simple', 'plain')]"/>
  </xsl:function>

  <xsl:template match="list/item" mode="t:html" as="element()" priority="1">
    <li><xsl:sequence select="t:place(., 'labelled'[tp:begins-with-label(current())]), t:content(.)"/></li>
  </xsl:template>

  <!-- An item that brings its own number needs no other mark. -->
  <xsl:function name="tp:begins-with-label" as="xs:boolean">
    <xsl:param name="item" as="element(item)"/>
    <xsl:sequence select="exists($item/node()[not(self::text()[not(normalize-space())] | self::comment() | self::pb)][1]/self::label)"/>
  </xsl:function>

  <xsl:template match="list[tp:list-name(.) = 'ol']/item[matches(@n, '^\d{1,6}$')][not(tp:begins-with-label(.))]" mode="t:html" as="element()" priority="1.5">
    <li value="{@n}"><xsl:sequence select="t:place(., ()), t:content(.)"/></li>
  </xsl:template>

  <xsl:template match="list[label]/(item | headItem)" mode="t:html" as="element()" priority="2">
    <dd><xsl:sequence select="t:place(., ()), t:content(.)"/></dd>
  </xsl:template>

  <xsl:template match="list/(label | headLabel)" mode="t:html" as="element()" priority="2">
    <dt><xsl:sequence select="t:place(., ()), t:content(.)"/></dt>
  </xsl:template>

  <!-- What a list holds beside its items still needs one in HTML. -->
  <xsl:template match="list[not(label)]/node()[tp:is-aside(.)]" mode="t:html" as="element()" priority="4">
    <li class="aside"><xsl:next-match/></li>
  </xsl:template>
  <xsl:template match="list[label]/node()[tp:is-aside(.)]" mode="t:html" as="element()" priority="4">
    <dd class="aside"><xsl:next-match/></dd>
  </xsl:template>

  <xsl:function name="tp:is-aside" as="xs:boolean">
    <xsl:param name="part" as="node()"/>
    <xsl:sequence select="exists($part/(self::*[not(self::item or self::label or self::head or self::headLabel or self::headItem)], self::text()[normalize-space()]))
        and not(tp:is-run-in($part/..))"/>
  </xsl:function>

  <xsl:template match="label" mode="t:html" as="element()" priority="0.8">
    <span><xsl:sequence select="t:place(., 'label')"/><xsl:apply-templates select="node(), @a:app" mode="#current"/></span>
  </xsl:template>
</xsl:stylesheet>
