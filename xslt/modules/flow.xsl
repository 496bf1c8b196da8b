<?xml version="1.0" encoding="UTF-8"?>
<!-- Flow: mixed content as blocks and runs of text, as HTML wants it. -->
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

  <!-- Mixed content as a sequence of blocks: runs of text and inline elements become paragraphs. -->
  <xsl:function name="t:blocks" visibility="public" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="t:blocks($element, 'p')"/>
  </xsl:function>

  <xsl:function name="t:blocks" visibility="public" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="run" as="xs:string"/>
    <xsl:for-each-group select="$element/node()" group-adjacent="tp:kind(.)">
      <xsl:apply-templates select="." mode="tp:group">
        <xsl:with-param name="group" select="current-group()"/>
        <xsl:with-param name="run" select="$run"/>
      </xsl:apply-templates>
    </xsl:for-each-group>
    <xsl:apply-templates select="$element/@a:app" mode="t:html"/>
  </xsl:function>

  <!-- The content of an element that may hold text or blocks: text alone needs no paragraph. -->
  <xsl:function name="t:content" visibility="public" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/* ! tp:kind(.) != 'run'">
        <xsl:sequence select="t:blocks($element)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$element/(node(), @a:app)" mode="t:html"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Nodes one after another; where elements are all there is, they are parted by spaces, as words are. -->
  <xsl:function name="t:spaced" visibility="public" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="structured" as="xs:boolean" select="exists($nodes[1]/..[self::*][t:is-structure(.)])"/>
    <xsl:for-each select="$nodes">
      <xsl:if test="$structured and position() gt 1 and self::* and preceding-sibling::node()[1][self::*]"><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="t:html"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What a node is among its siblings: part of a run of text, a block, or a note of a list. -->
  <xsl:function name="tp:kind" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:apply-templates select="$node" mode="tp:kind"/>
  </xsl:function>

  <xsl:mode name="tp:kind" on-no-match="fail"/>
  <xsl:template match="node()" mode="tp:kind" as="xs:string"><xsl:sequence select="'run'"/></xsl:template>
  <xsl:template match="text()[not(normalize-space())]" mode="tp:kind" as="xs:string">
    <xsl:variable name="neighbours" as="xs:string*" select="(preceding-sibling::*[1], following-sibling::*[1]) ! tp:kind(.)"/>
    <xsl:sequence select="($neighbours[. != 'run'], 'run')[1]"/>
  </xsl:template>
  <xsl:template match="*[t:is-block(.) or t:holds-blocks(.)]" mode="tp:kind" as="xs:string"><xsl:sequence select="'block'"/></xsl:template>
  <xsl:template match="note[t:is-listed(.)]" mode="tp:kind" as="xs:string" priority="2"><xsl:sequence select="'note'"/></xsl:template>
  <xsl:template mode="tp:kind" as="xs:string" priority="1" match="
      (front | titlePage)/(docImprint | docEdition | byline | docAuthor | docDate | titlePart | imprimatur)
      | (div | body | back | front | lg | sp)/(milestone | byline | bibl | biblStruct | note | speaker)
      | (div | div1 | div2 | div3 | body | back | front | lg | sp | spGrp | castList | set | prologue | epilogue | performance)/(stage | view | camera | sound | caption | tech)
      | text | TEI | teiCorpus">
    <xsl:sequence select="'block'"/>
  </xsl:template>

  <xsl:mode name="tp:group" on-no-match="fail"/>

  <xsl:template match="node()" mode="tp:group" as="node()*">
    <xsl:param name="group" as="node()+"/>
    <xsl:param name="run" as="xs:string"/>
    <xsl:apply-templates select="$group[tp:kind(.) = 'block']" mode="t:html"/>
    <xsl:if test="tp:kind(.) = 'run'">
      <xsl:sequence select="tp:run($group, $run)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="node()[tp:kind(.) = 'note']" mode="tp:group" as="element()" priority="1">
    <xsl:param name="group" as="node()+"/>
    <xsl:sequence select="t:note-list($group)"/>
  </xsl:template>

  <!-- A run of text is a paragraph; a run of nothing but page breaks is not. -->
  <xsl:function name="tp:run" as="node()*">
    <xsl:param name="group" as="node()+"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="content" as="node()*" select="t:spaced($group)"/>
    <xsl:choose>
      <xsl:when test="exists($group[normalize-space()]/(self::text() | self::*) | $group/(self::graphic | self::gap))">
        <xsl:element name="{$name}"><xsl:sequence select="$content"/></xsl:element>
      </xsl:when>
      <xsl:when test="exists($content/self::*)">
        <div class="breaks"><xsl:sequence select="$content"/></div>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
