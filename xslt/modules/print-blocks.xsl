<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks: what stands by itself on the page, and how a run of words and blocks becomes paragraphs. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="t:print-block" on-no-match="fail"/>

  <xsl:variable name="tp:containers" as="xs:string*" select="
      'TEI', 'annotationBlock', 'argument', 'back', 'body', 'castGroup', 'castList', 'closer', 'div', 'div1', 'div2', 'div3', 'div4',
      'div5', 'div6', 'div7', 'docTitle', 'epigraph', 'epilogue', 'facsimile', 'floatingText', 'front', 'group', 'listAnnotation',
      'listApp', 'listBibl', 'listEvent', 'listNym', 'listObject', 'listOrg', 'listPerson', 'listPlace', 'listRelation', 'listWit',
      'opener', 'performance', 'postscript', 'prologue', 'set', 'sourceDoc', 'standOff', 'superEntry', 'teiCorpus', 'text'"/>

  <xsl:variable name="tp:paragraphs" as="xs:string*" select="
      'ab', 'byline', 'camera', 'caption', 'castItem', 'dateline', 'docAuthor', 'docDate', 'docEdition', 'docImprint',
      'imprimatur', 'meeting', 'p', 'salute', 'signed', 'sound', 'stage', 'tech', 'titlePart', 'trailer', 'view'"/>

  <xsl:variable name="tp:other-blocks" as="xs:string*" select="
      'eg', 'egXML', 'entry', 'entryFree', 'figure', 'head', 'item', 'l', 'lg', 'line', 'list', 'notatedMusic', 'post', 'sp', 'speaker',
      'spGrp', 'table', 'titlePage', 'u'"/>

  <!-- These are blocks unless they stand within a paragraph. -->
  <xsl:variable name="tp:movable" as="xs:string*" select="
      'camera', 'caption', 'dateline', 'docAuthor', 'docDate', 'entry', 'entryFree', 'meeting', 'salute', 'signed', 'sound', 'speaker',
      'stage', 'tech', 'view'"/>

  <xsl:function name="tp:is-block" as="xs:boolean" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($node)"/>
    <xsl:sequence select="
        if (not($node instance of element())) then false()
        else if ($name = ('bibl', 'biblStruct', 'biblFull')) then tp:is-listed($node)
        else if ($name = $tp:entries) then starts-with(local-name($node/..), 'list') and not($node/ancestor::*[tp:is-phrase(.)])
        else if ($name = 'app') then tp:is-listed-app($node) or $node/lem/*/tp:is-block(.) = true()
        else if ($name = $tp:facts and tp:is-fact($node)) then true()
        else if ($name = $tp:records or tp:is-register($node)) then not($node/ancestor::*[tp:is-phrase(.)])
        else if ($name = 'milestone') then tp:is-divider($node)
        else if ($name = 'note') then tp:is-listed-note($node)
        else if ($name = $tp:movable) then not($node/ancestor::*[tp:is-phrase(.)])
        else if ($name = ($tp:containers, $tp:paragraphs, $tp:other-blocks)) then true()
        else if ($name = ('quote', 'cit') and tp:stands-among-blocks($node)) then true()
        else not($name = ('choice', 'ref')) and (some $child in $node/* satisfies tp:is-block($child))"/>
  </xsl:function>

  <!-- Elements that hold words of a sentence: what stands in them does not begin a block, lists and the like apart. -->
  <xsl:function name="tp:is-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element) = ('p', 'ab', 'l', 'head', 'byline', 'bibl', 'persName', 'desc', 'entry', 'entryFree')
        or (local-name($element) = $tp:entries and not($element/parent::*[tp:is-register(.)]))"/>
  </xsl:function>

  <xsl:function name="tp:stands-among-blocks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="tokenize($quotation/@rend) = ('block', 'blockquote', 'display')
        or ($quotation/parent::*[local-name() = ('div', 'body', 'epigraph')] and empty($quotation/../text()[normalize-space()]))"/>
  </xsl:function>

  <!-- A run of nodes as blocks: what stands between blocks becomes paragraphs with the given attributes. The first of
       these takes $before; each after another block says that it continues. -->
  <xsl:function name="tp:blocks" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:if test="$nodes[not(self::text()[not(normalize-space())])][1]/tp:is-block(.)">
      <xsl:sequence select="$before"/>
    </xsl:if>
    <xsl:for-each-group select="$nodes[not(tp:is-adopted(.))]" group-adjacent="tp:is-block(.)">
      <xsl:variable name="first" as="xs:boolean" select="position() = 1"/>
      <xsl:apply-templates select="current-group()[current-grouping-key()]" mode="t:print-block"/>
      <xsl:sequence select="current-group()[not(current-grouping-key())]
          => tp:paragraph(($attributes[$first or not(self::attribute(id))], tp:attribute('continued', 'yes'[not($first)][exists($attributes)])),
            $before[$first])"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="tp:blocks" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="tp:blocks($nodes, (), ())"/>
  </xsl:function>

  <!-- Nodes as one paragraph; where they hold no words, only the places in them remain. -->
  <xsl:function name="tp:paragraph" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:variable name="content" as="node()*">
      <xsl:apply-templates select="$nodes" mode="t:print-inline"/>
    </xsl:variable>
    <xsl:variable name="paragraph" as="element(p:p)">
      <p><xsl:sequence select="$attributes, $before, $content"/></p>
    </xsl:variable>
    <xsl:sequence select="if (tp:has-words($content)) then $paragraph else ($before, $content/descendant-or-self::*[self::p:anchor or self::p:pagemark])"/>
  </xsl:function>

  <xsl:function name="tp:has-words" as="xs:boolean">
    <xsl:param name="content" as="node()*"/>
    <xsl:sequence select="exists($content[normalize-space()]) or exists($content/descendant-or-self::*[self::p:note or self::p:marginal or self::p:added or self::p:image])"/>
  </xsl:function>

  <xsl:function name="tp:attribute" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="normalize-space($value)">
      <xsl:attribute name="{$name}" select="normalize-space($value)"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="text()" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:paragraph(., (), ())"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="t:print-block"/>

  <xsl:template match="*[local-name() = $tp:containers]" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:anchors(.), tp:blocks(node())"/>
  </xsl:template>

  <xsl:template match="*[local-name() = $tp:paragraphs]" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:blocks(node(), (tp:attribute('id', @a:id), tp:kind(.), tp:alignment(.), tp:language(.)), (tp:leading(.), tp:anchors(.)))"/>
  </xsl:template>

  <!-- Paragraphs that a typesetter sets apart. -->
  <xsl:function name="tp:kind" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:sequence select="tp:attribute('kind', ($name[. = ('castItem', 'dateline', 'salute', 'signed', 'stage', 'trailer')],
        'stage'[$name = ('camera', 'caption', 'sound', 'tech', 'view')])[1])"/>
  </xsl:function>

  <xsl:template match="quote | cit | q" mode="t:print-block" as="element(p:blockquote)">
    <blockquote><xsl:sequence select="tp:language(.), tp:anchors(.), tp:blocks(node())"/></blockquote>
  </xsl:template>

  <xsl:template match="cit/quote" mode="t:print-block" as="node()*" priority="1">
    <xsl:sequence select="tp:anchors(.), tp:blocks(node())"/>
  </xsl:template>

  <!-- Words of a sentence that hold blocks. -->
  <xsl:template match="add | cl | corr | damage | del | emph | hi | mod | orig | phr | ref | reg | restore | s | said | seg | sic | subst | supplied
      | term | title | unclear" mode="t:print-block" as="node()*" priority="-0.5">
    <xsl:sequence select="tp:anchors(.), tp:blocks(node())"/>
  </xsl:template>

  <!-- Whether a milestone is the small divider between two sections. -->
  <xsl:function name="tp:is-divider" as="xs:boolean">
    <xsl:param name="milestone" as="element()"/>
    <xsl:sequence select="$milestone/@unit = 'section' or $milestone/@rend = ('asterisks', '***', 'stars', 'hr', 'rule')"/>
  </xsl:function>

  <xsl:template match="milestone" mode="t:print-block" as="element()+">
    <xsl:sequence select="tp:anchors(.)"/>
    <divider/>
  </xsl:template>

  <xsl:template match="eg | *:egXML" mode="t:print-block" as="element(p:code)" priority="1">
    <code display="yes"><xsl:value-of select="tp:source(node())"/></code>
  </xsl:template>

  <xsl:mode name="t:print-source" on-no-match="shallow-copy"/>
  <xsl:template match="@a:*" mode="t:print-source"/>

  <xsl:function name="tp:without-addresses" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="t:print-source"/>
  </xsl:function>

  <!-- Code as it was typed, without the declarations that serialising adds and the indent of its surroundings. -->
  <xsl:function name="tp:source" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="typed" as="xs:string" select="
        if ($nodes[self::*]) then serialize(tp:without-addresses($nodes), map {'method': 'xml', 'omit-xml-declaration': true()}) else string-join($nodes)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        replace($typed, ' xmlns(:\w+)?=&quot;[^&quot;]*&quot;', '') => replace('^\s*\n|\s+$', '') => tokenize('\n')"/>
    <xsl:variable name="indent" as="xs:integer" select="
        (min($lines[normalize-space()][position() gt 1 or matches(., '^\s')] ! string-length(replace(., '\S.*$', ''))), 0)[1]"/>
    <xsl:sequence select="string-join($lines ! (if (matches(., '^\s')) then substring(., $indent + 1) else .), '&#10;')"/>
  </xsl:function>

</xsl:stylesheet>
