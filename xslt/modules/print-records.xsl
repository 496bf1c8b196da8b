<?xml version="1.0" encoding="UTF-8"?>
<!-- Records: descriptions of manuscripts, entries of registers, letters' metadata, feature structures. Their parts
     are named by labels, not by words of the source. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Groups of facts, each a block under its label. -->
  <xsl:variable name="tp:records" as="xs:string*" select="
      'accMat', 'additional', 'adminInfo', 'alternate', 'altGrp', 'annotation', 'attDef', 'attList', 'bicond',
      'bindingDesc', 'char', 'charDecl', 'classes', 'classSpec', 'cond', 'constraint', 'constraintSpec', 'content',
      'correspContext', 'correspDesc', 'custodialHist', 'dataSpec', 'decoDesc', 'elementSpec', 'eTree', 'exemplum',
      'fDecl', 'fLib', 'forest', 'fs', 'fsConstraints', 'fsdDecl', 'fsDecl', 'fvLib', 'glyph', 'graph', 'handDesc',
      'handNotes', 'history', 'interpGrp', 'join', 'joinGrp', 'layoutDesc', 'linkGrp', 'listForest', 'listTranspose',
      'macroSpec', 'memberOf', 'model', 'modelGrp', 'modelSequence', 'moduleRef', 'moduleSpec', 'msContents',
      'msDesc', 'msFrag', 'msItem', 'msItemStruct', 'msPart', 'objectDesc', 'paramList', 'paramSpec', 'particDesc',
      'physDesc', 'recordHist', 'recording', 'recordingStmt', 'remarks', 'schemaSpec', 'scriptDesc', 'scriptStmt',
      'sealDesc', 'sequence', 'setting', 'settingDesc', 'spanGrp', 'specGrp', 'substJoin', 'supportDesc', 'surface',
      'surfaceGrp', 'textDesc', 'transpose', 'tree', 'triangle', 'typeDesc', 'valItem', 'valList', 'vAlt', 'vColl',
      'vDefault', 'vLabel', 'vMerge', 'vNot', 'vRange', 'xenoData', 'zone'"/>

  <!-- Facts: paragraphs with a label, where they stand in a record. -->
  <xsl:variable name="tp:facts" as="xs:string*" select="
      'acquisition', 'activity', 'additions', 'altIdent', 'altIdentifier', 'arc', 'availability', 'binding',
      'broadcast', 'channel', 'charName', 'collation', 'colophon', 'condition', 'constitution', 'correspAction',
      'custEvent', 'datatype', 'decoNote', 'defaultVal', 'derivation', 'dimensions', 'domain', 'eLeaf', 'equipment',
      'explicit', 'extent', 'f', 'factuality', 'fDescr', 'filiation', 'finalRubric', 'foliation', 'fsDescr',
      'glyphName', 'handNote', 'incipit', 'iNode', 'interaction', 'interp', 'layout', 'leaf', 'locale', 'localProp',
      'locus', 'locusGrp', 'mapping', 'msIdentifier', 'msName', 'musicNotation', 'node', 'objectType', 'origin',
      'outputRendition', 'preparedness', 'provenance', 'purpose', 'root', 'rubric', 'scriptNote', 'seal', 'secFol',
      'signatures', 'source', 'span', 'string', 'summary', 'support', 'surrogates', 'textLang', 'typeNote', 'valDesc',
      'watermark'"/>

  <xsl:function name="tp:is-fact" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element) = $tp:facts and local-name($element/..) = ($tp:records, $tp:containers, $tp:facts)
        and not($element/../text()[normalize-space()])"/>
  </xsl:function>

  <xsl:template match="*[local-name() = $tp:records]" mode="t:print-block" as="element(p:block)?">
    <xsl:where-populated>
      <block>
        <xsl:sequence select="tp:attribute('kind', 'record'), tp:attribute('title', tp:name-of(.)[normalize-space(current())]), tp:language(.),
            tp:anchors(.), tp:blocks(node())"/>
      </block>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="*[local-name() = $tp:facts]" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:blocks(node(), (tp:attribute('title', tp:name-of(.)), tp:language(.)), tp:anchors(.))"/>
  </xsl:template>

  <xsl:template match="msIdentifier | altIdentifier | correspAction" mode="t:print-block" as="element(p:p)?" priority="1">
    <xsl:where-populated>
      <p>
        <xsl:sequence select="tp:attribute('title', tp:name-of(.)[normalize-space(current())]), tp:anchors(.), tp:joined-parts(., ', ')"/>
      </p>
    </xsl:where-populated>
  </xsl:template>

  <!-- What a record or a fact is called: its own name for itself, or a label. -->
  <xsl:function name="tp:name-of" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="own" as="attribute()*" select="$element/(self::f/@name, self::correspAction/@type, self::msItem/@n, self::msPart/@n,
        self::surface/@n, $element/@ident, self::spanGrp/@type, self::interpGrp/@type, self::linkGrp/@type)"/>
    <xsl:sequence select="string-join(($tp:labels(local-name($element)) ! tp:label(local-name($element)), $own ! tp:label(.)), ' ')"/>
  </xsl:function>

  <!-- The parts of an element one after another, between them a separator. -->
  <xsl:function name="tp:joined-parts" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:variable name="parts" as="element()*" select="$element/*[normalize-space()]"/>
    <xsl:variable name="is-list" as="xs:boolean" select="not($element/text()[normalize-space()])"/>
    <xsl:for-each select="if ($is-list) then $parts else $element/node()">
      <xsl:apply-templates select="." mode="t:print-inline"/>
      <xsl:if test="$is-list and position() lt last()"><xsl:value-of select="$separator"/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- Values that are written in attributes. -->
  <xsl:template match="symbol | numeric | binary" mode="t:print-inline t:print-block" as="element(p:p)">
    <p><added text="{string-join((@value, @max), '–')}"/></p>
  </xsl:template>

  <!-- The siglum by which the apparatus calls a witness, where its description does not have it. -->
  <xsl:function name="tp:own-siglum" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry[self::witness][normalize-space()][not(abbr or idno)]/(@n, @xml:id)[1]"/>
  </xsl:function>

  <!-- Entries of registers. -->
  <xsl:variable name="tp:entries" as="xs:string*" select="
      'person', 'personGrp', 'persona', 'place', 'org', 'event', 'object', 'witness', 'nym', 'relation'"/>

  <xsl:template match="*[local-name() = $tp:entries][tp:is-block(.)]" mode="t:print-block" as="node()*">
    <xsl:variable name="nested" as="element()*" select="*[starts-with(local-name(), 'list')][tp:is-register(.)]"/>
    <xsl:where-populated>
      <reference>
        <xsl:sequence select="tp:attribute('kind', 'entry'), tp:attribute('title', tp:own-siglum(.)), tp:language(.), tp:anchors(.)"/>
        <xsl:call-template name="tp:entry"><xsl:with-param name="nodes" select="node() except $nested"/></xsl:call-template>
      </reference>
    </xsl:where-populated>
    <xsl:for-each select="$nested[normalize-space()]">
      <block kind="nested"><xsl:apply-templates select="." mode="t:print-block"/></block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*[local-name() = $tp:records]" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:anchors(.), tp:joined-parts(., '; ')"/>
  </xsl:template>

  <xsl:template match="*[local-name() = $tp:entries]" mode="t:print-inline" as="node()*" priority="3">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:call-template name="tp:entry"><xsl:with-param name="nodes" select="node()"/></xsl:call-template>
  </xsl:template>

  <!-- An entry: its name, then what is said of it. -->
  <xsl:template name="tp:entry" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:choose>
      <xsl:when test="$nodes[self::text()[normalize-space()]]">
        <xsl:apply-templates select="$nodes" mode="t:print-inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$nodes[self::*][normalize-space()]">
          <xsl:variable name="is-name" as="xs:boolean" select="position() = 1 and matches(local-name(), 'Name$|^name$|^label$') and tp:is-main(..)"/>
          <xsl:variable name="words" as="node()*"><xsl:apply-templates select="." mode="t:print-inline"/></xsl:variable>
          <xsl:sequence select="tp:wrapped('strong'[$is-name], (), tp:trimmed($words))"/>
          <xsl:value-of select="if (position() lt last()) then '; ' else ''"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Nodes without the white space at their end. -->
  <xsl:function name="tp:trimmed" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="last" as="node()?" select="$nodes[last()]"/>
    <xsl:choose>
      <xsl:when test="$last instance of text() and not(normalize-space($last))"><xsl:sequence select="tp:trimmed($nodes[position() lt last()])"/></xsl:when>
      <xsl:when test="$last instance of text()">
        <xsl:sequence select="$nodes[position() lt last()]"/>
        <xsl:value-of select="replace($last, '\s+$', '')"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$nodes"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether an entry is no part of another. -->
  <xsl:function name="tp:is-main" as="xs:boolean">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="not($entry/ancestor::*[local-name() = $tp:entries])"/>
  </xsl:function>

  <xsl:function name="tp:is-register" as="xs:boolean">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="local-name($list) = ('listPerson', 'listPlace', 'listOrg', 'listEvent', 'listObject', 'listNym', 'listRelation', 'listWit')"/>
  </xsl:function>

  <!-- A register without a heading is named by its kind. -->
  <xsl:template match="*[tp:is-register(.)]" mode="t:print-block" as="node()*" priority="1">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:where-populated>
      <block>
        <xsl:sequence select="tp:attribute('kind', 'register'), tp:attribute('title', tp:label(local-name())[not(current()/head)][tp:is-topmost(current())])"/>
        <xsl:sequence select="tp:blocks(node())"/>
      </block>
    </xsl:where-populated>
  </xsl:template>

  <xsl:function name="tp:is-topmost" as="xs:boolean">
    <xsl:param name="register" as="element()"/>
    <xsl:sequence select="not($register/ancestor::*[tp:is-register(.)]) and exists($register/(parent::standOff | parent::back | parent::body | parent::sourceDesc))"/>
  </xsl:function>

  <xsl:template match="*[tp:is-register(.)] | listBibl[ancestor::*[local-name() = $tp:entries]]" mode="t:print-inline" as="node()*" priority="3">
    <xsl:sequence select="tp:anchors(.), tp:joined-parts(., '; ')"/>
  </xsl:template>

  <xsl:template match="note[ancestor::*[local-name() = $tp:entries]][not(@a:note or @a:mark or @a:n)]" mode="t:print-inline" as="node()*"
      priority="5" xmlns:a="urn:teitools:address">
    <xsl:call-template name="tp:words"/>
  </xsl:template>

  <!-- An annotation stands with what it says; what it is about is said by pointers. -->
  <xsl:template match="interp | span" mode="t:print-inline" as="node()*">
    <xsl:text> [</xsl:text>
    <xsl:call-template name="tp:words"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

</xsl:stylesheet>
