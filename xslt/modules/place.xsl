<?xml version="1.0" encoding="UTF-8"?>
<!-- Places: the id, the language and the classes of an element, and whether it is a block. -->
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

  <xsl:key name="t:place" match="*[@a:id]" use="@a:id"/>
  <xsl:key name="tp:has-text" match="*[text()[normalize-space()]]" use="generate-id()"/>
  <xsl:key name="t:xml-id" match="*[@xml:id]" use="@xml:id"/>

  <!-- What every rendered element carries. -->
  <xsl:function name="t:place" visibility="public" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:variable name="all-classes" as="xs:string*" select="$classes, t:look($element)"/>
    <xsl:apply-templates select="$element/(@a:id, @a:reference)" mode="tp:id"/>
    <xsl:if test="exists($all-classes)">
      <xsl:attribute name="class" select="$all-classes"/>
    </xsl:if>
    <xsl:sequence select="t:language($element)"/>
  </xsl:function>

  <xsl:mode name="tp:id" on-no-match="fail"/>

  <xsl:template match="@a:id" mode="tp:id" as="attribute(id)">
    <xsl:attribute name="id" select="."/>
  </xsl:template>

  <!-- How the document itself says that a place is cited. -->
  <xsl:template match="@a:reference" mode="tp:id" as="attribute(data-reference)">
    <xsl:attribute name="data-reference" select="."/>
  </xsl:template>

  <!-- Whether an element holds what HTML allows in a block only. A note is set elsewhere, whatever it holds. -->
  <xsl:function name="t:holds-blocks" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/(* except note) satisfies t:is-block($child) or t:holds-blocks($child)"/>
  </xsl:function>

  <xsl:function name="t:is-block" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="tp:is-block"/>
  </xsl:function>

  <!-- Each subject says which of its elements are blocks. Others are by their place: what has parts, among blocks. -->
  <xsl:mode name="tp:is-block" on-no-match="fail"/>

  <xsl:template match="*" mode="tp:is-block" as="xs:boolean" priority="-1">
    <xsl:sequence select="t:is-structure(.) and exists(..[self::*][t:is-structure(.)][not(tp:is-run(.))][t:is-block(.)])"/>
  </xsl:template>

  <xsl:template mode="tp:is-block" as="xs:boolean" match="
      p | ab | head | div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | floatingText | text | front | body | back | group
      | argument | epigraph | opener | closer | postscript | titlePage | docTitle | trailer | dateline | salute | signed | standOff">
    <xsl:sequence select="true()"/>
  </xsl:template>

  <!-- Parts of a sentence never stand as blocks, whatever they are made of. -->
  <xsl:template mode="tp:is-block" as="xs:boolean" match="
      seg | hi | emph | foreign | choice | app | subst | add | del | supplied | unclear | date | name | persName | placeName | orgName | ref | num | cit">
    <xsl:sequence select="false()"/>
  </xsl:template>

  <!-- Blocks that hold a run of text. -->
  <xsl:function name="tp:is-run" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::p | self::ab | self::l | self::head | self::item | self::cell | self::quote
        | self::bibl | self::biblStruct | self::salute | self::signed | self::dateline | self::trailer | self::note | self::figure))"/>
  </xsl:function>

  <!-- Whether an element is made of elements, without text of its own. -->
  <xsl:function name="t:is-structure" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and empty(key('tp:has-text', generate-id($element), root($element)))"/>
  </xsl:function>

  <!-- The HTML element for what would be a p or a span, were it not for blocks inside. -->
  <xsl:function name="t:flow" visibility="public" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (t:holds-blocks($element)) then 'div' else $name"/>
  </xsl:function>
</xsl:stylesheet>
